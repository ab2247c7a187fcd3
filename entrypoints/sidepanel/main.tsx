import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { historyDoor, openViewStores } from '../../utils/jobs/view-stores.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const stores = openViewStores();
const doors = {
  loadImage: (imageId: string) => stores.jobs.loadImage(imageId),
  // Loaded for an image that may bear a code, and not before.
  readCodes: async (image: Blob) =>
    (await import('../../utils/image/read-codes.ts')).readCodes(image),
  history: historyDoor(stores),
};
Object.assign(document.documentElement, textLanguage());
render(<Popup {...doors} />, document.body);
