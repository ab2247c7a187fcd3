import type { ViewToBackground } from '../utils/core/messages.ts';
import { closePopup } from '../utils/platform/action.ts';

/** Begins a choice on the page of the tab in front; a popup gets out of the way for it. */
export function OnPageButton({
  send,
  type,
  label,
}: {
  readonly send: (message: ViewToBackground) => void;
  readonly type: 'select-region' | 'pick-image';
  readonly label: string;
}) {
  return (
    <button
      type="button"
      onClick={() => {
        send({ type });
        closePopup();
      }}
    >
      {label}
    </button>
  );
}
