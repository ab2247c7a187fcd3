import { render } from 'preact';
import { Workspace } from '../../components/workspace.tsx';
import { openJobStore } from '../../utils/jobs/job-store.ts';

const store = openJobStore();

render(
  <Workspace
    keepImage={async (image) => {
      const imageId = crypto.randomUUID();
      await store.saveImage(imageId, image);
      return imageId;
    }}
  />,
  document.body,
);
