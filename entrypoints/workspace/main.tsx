import { render } from 'preact';
import { Workspace, type WorkspaceProps } from '../../components/workspace.tsx';
import { cropImage } from '../../utils/capture/crop-image.ts';
import { createBatchIntake, kindOf } from '../../utils/jobs/batch-intake.ts';
import { createPageDrawer } from '../../utils/jobs/page-drawer.ts';
import { historyDoor, openViewStores } from '../../utils/jobs/view-stores.ts';
import { workspaceTopic } from '../../utils/platform/tabs.ts';
import { textLanguage } from '../../utils/platform/i18n.ts';

const stores = openViewStores();
const { jobs: store, batches } = stores;
// Half a megabyte of script, for those alone who open a PDF.
const openPdf = async (file: Blob) => (await import('../../utils/pdf/open-pdf.ts')).openPdf(file);
const intake = createBatchIntake(batches, openPdf);
const drawer = createPageDrawer(store, openPdf);
const screenshotId = workspaceTopic('screenshot');

const doors: WorkspaceProps = {
  async keepImage(image) {
    const imageId = crypto.randomUUID();
    await store.saveImage(imageId, image);
    return imageId;
  },
  loadImage: (imageId) => store.loadImage(imageId),
  readCodes: async (image) => (await import('../../utils/image/read-codes.ts')).readCodes(image),
  loadScreenshot: async () => (screenshotId === null ? null : store.loadImage(screenshotId)),
  crop: (image, part) => cropImage(image, () => part),
  batchId: workspaceTopic('batch'),
  beginBatch: () => intake.begin(),
  fillBatch: (batch, from, files, onRows) => intake.fill(batch, from, files, onRows),
  loadItem: (batchId, index) => batches.loadItem(batchId, index),
  loadItems: (batchId) => batches.loadItems(batchId),
  history: historyDoor(stores),
  startsWithHistory: workspaceTopic('view') === 'history',
  async draw({ pages, imageIds }) {
    if (pages) await drawer.draw(pages, imageIds);
  },
  endDrawing: () => drawer.close(),
  // What is no image is read as one too, and its failure told.
  isImage: async (file) => (await kindOf(file)) !== 'pdf',
};

Object.assign(document.documentElement, textLanguage());
render(<Workspace {...doors} />, document.body);
