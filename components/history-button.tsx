import { closePopup } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { openWorkspace } from '../utils/platform/tabs.ts';

/** Opens the history in a tab; a popup gets out of the way for it. */
export function HistoryButton() {
  return (
    <button
      type="button"
      onClick={() => void openWorkspace('view', 'history').then(() => closePopup())}
    >
      {t('history_heading')}
    </button>
  );
}
