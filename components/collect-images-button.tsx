import type { ViewToBackground } from '../utils/core/messages.ts';
import { closePopup } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';

/** Gets all images of the tab in front, to choose from in the workspace. */
export function CollectImagesButton({ send }: { send: (message: ViewToBackground) => void }) {
  return (
    <button
      type="button"
      onClick={() => {
        send({ type: 'collect-tab-images' });
        closePopup();
      }}
    >
      {t('menu_all_images')}
    </button>
  );
}
