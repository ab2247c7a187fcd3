import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { openJobStore } from '../../utils/jobs/job-store.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const store = openJobStore();
Object.assign(document.documentElement, textLanguage());
render(<Popup loadImage={(imageId) => store.loadImage(imageId)} />, document.body);
