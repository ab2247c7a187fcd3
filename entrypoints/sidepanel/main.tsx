import { render } from 'preact';
import { Popup } from '../../components/popup.tsx';
import { historyDoor, openViewStores } from '../../utils/jobs/view-stores.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const stores = openViewStores();
Object.assign(document.documentElement, textLanguage());
render(
  <Popup loadImage={(id) => stores.jobs.loadImage(id)} history={historyDoor(stores)} />,
  document.body,
);
