import * as z from 'zod/mini';
import type { TabWish } from '../utils/core/messages.ts';
import { closePopup } from '../utils/platform/action.ts';
import { ask } from '../utils/platform/requests.ts';

/**
 * Begins a choice on the page of the tab in front. A popup gets out of the way for it, but not
 * before the wish has arrived: what is sent as it closes may be lost.
 */
export function OnPageButton({ type, label }: { type: TabWish['type']; label: string }) {
  return (
    <button type="button" onClick={() => void ask({ type }, z.null()).finally(() => closePopup())}>
      {label}
    </button>
  );
}
