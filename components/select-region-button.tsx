import type { ViewToBackground } from '../utils/core/messages.ts';
import { closePopup } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';

/** Begins the choice of a region in the tab in front; a popup gets out of the way for it. */
export function SelectRegionButton({ send }: { send: (message: ViewToBackground) => void }) {
  return (
    <button
      type="button"
      onClick={() => {
        send({ type: 'select-region' });
        closePopup();
      }}
    >
      {t('menu_select_region')}
    </button>
  );
}
