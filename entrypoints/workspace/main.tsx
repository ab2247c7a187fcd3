import { render } from 'preact';
import { Workspace } from '../../components/workspace.tsx';
import { cropImage } from '../../utils/capture/crop-image.ts';
import { createBatchIntake, kindOf } from '../../utils/jobs/batch-intake.ts';
import { openBatchStore } from '../../utils/jobs/batch-store.ts';
import { openJobStore } from '../../utils/jobs/job-store.ts';
import { createPageDrawer } from '../../utils/jobs/page-drawer.ts';
import { workspaceTopic } from '../../utils/platform/tabs.ts';

const store = openJobStore();
const batches = openBatchStore();
const screenshotId = workspaceTopic('screenshot');
const loadScreenshot = async () => (screenshotId === null ? null : store.loadImage(screenshotId));
// Half a megabyte of script, for those alone who open a PDF.
const openPdf = async (file: Blob) => (await import('../../utils/pdf/open-pdf.ts')).openPdf(file);
const intake = createBatchIntake(batches, openPdf);
const draw = createPageDrawer(store, openPdf);
const isImage = async (file: Blob) => (await kindOf(file)) !== 'pdf';

render(
  <Workspace
    keepImage={async (image) => {
      const imageId = crypto.randomUUID();
      await store.saveImage(imageId, image);
      return imageId;
    }}
    loadImage={store.loadImage}
    loadScreenshot={loadScreenshot}
    crop={(image, part) => cropImage(image, () => part)}
    batchId={workspaceTopic('batch')}
    beginBatch={intake.begin}
    fillBatch={intake.fill}
    loadItem={batches.loadItem}
    loadItems={batches.loadItems}
    draw={draw}
    isImage={isImage}
  />,
  document.body,
);
