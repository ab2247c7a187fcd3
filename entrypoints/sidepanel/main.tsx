import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { openJobStore } from '../../utils/jobs/job-store.ts';

const store = openJobStore();
render(<Popup loadImage={(imageId) => store.loadImage(imageId)} />, document.body);
