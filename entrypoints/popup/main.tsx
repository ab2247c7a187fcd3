import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { openJobStore } from '../../utils/jobs/job-store.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const store = openJobStore();
const doors = {
  loadImage: (imageId: string) => store.loadImage(imageId),
  // Loaded for an image that may bear a code, and not before.
  readCodes: async (image: Blob) =>
    (await import('../../utils/image/read-codes.ts')).readCodes(image),
};
Object.assign(document.documentElement, textLanguage());
render(<Popup {...doors} />, document.body);
