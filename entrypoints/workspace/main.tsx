import { render } from 'preact';
import { Workspace } from '../../components/workspace.tsx';
import { cropImage } from '../../utils/capture/crop-image.ts';
import { openJobStore } from '../../utils/jobs/job-store.ts';
import { screenshotToOpen } from '../../utils/platform/tabs.ts';

const store = openJobStore();
const screenshotId = screenshotToOpen();
const loadScreenshot = async () => (screenshotId === null ? null : store.loadImage(screenshotId));

render(
  <Workspace
    keepImage={async (image) => {
      const imageId = crypto.randomUUID();
      await store.saveImage(imageId, image);
      return imageId;
    }}
    loadImage={(imageId) => store.loadImage(imageId)}
    loadScreenshot={loadScreenshot}
    crop={(image, part) => cropImage(image, () => part)}
  />,
  document.body,
);
