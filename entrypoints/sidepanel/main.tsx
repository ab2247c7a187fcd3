import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { openViewStores } from '../../utils/jobs/view-stores.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const { jobs } = openViewStores();
Object.assign(document.documentElement, textLanguage());
render(<Popup loadImage={(imageId) => jobs.loadImage(imageId)} />, document.body);
