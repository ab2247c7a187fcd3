import { defineBackground } from 'wxt/utils/define-background';
import { captureSource } from '../utils/capture/capture-source.ts';
import {
  optionsToBackgroundSchema,
  VIEW_PORT,
  viewToBackgroundSchema,
  type BackgroundToView,
  type ViewToBackground,
} from '../utils/core/messages.ts';
import { taskIds, taskIdSchema } from '../utils/core/task.ts';
import { listModels, testToken } from '../utils/engines/deepinfra/account-check.ts';
import { readWithDeepInfra } from '../utils/engines/deepinfra/read.ts';
import { readHere } from '../utils/engines/on-device/read-here.ts';
import { readOffscreen } from '../utils/engines/on-device/read-offscreen.ts';
import { normaliseImage } from '../utils/image/normalise-image.ts';
import { createJobDesk } from '../utils/jobs/job-desk.ts';
import { createFullSizeWish } from '../utils/jobs/full-size-wish.ts';
import { openJobStore } from '../utils/jobs/job-store.ts';
import { runJob } from '../utils/jobs/run-job.ts';
import { openPopup, showBadge } from '../utils/platform/action.ts';
import { onCommand } from '../utils/platform/commands.ts';
import { taskLabel } from '../utils/platform/i18n.ts';
import { onInstalled } from '../utils/platform/install.ts';
import { keepAlive } from '../utils/platform/keep-alive.ts';
import { createMenu, onMenuClick } from '../utils/platform/menus.ts';
import { announceNewestJob } from '../utils/platform/newest-job.ts';
import { onConnect } from '../utils/platform/ports.ts';
import { onRequest } from '../utils/platform/requests.ts';
import {
  loadSettings,
  loadToken,
  shutOutContentScripts,
} from '../utils/platform/settings-storage.ts';
import { activeTab } from '../utils/platform/tabs.ts';

export default defineBackground(() => {
  const store = openJobStore();
  let awake: AbortController | null = null;

  const desk = createJobDesk({
    store,
    run: (job, emit, signal) =>
      runJob(
        job,
        {
          store,
          capture: captureSource,
          normalise: normaliseImage,
          loadSettings,
          loadToken,
          readers: {
            deepinfra: readWithDeepInfra,
            // Chrome's service worker can't start a worker; Firefox's background page can.
            'on-device': import.meta.env.FIREFOX ? readHere : readOffscreen,
          },
          now: Date.now,
        },
        emit,
        signal,
      ),
    onRunning(count) {
      if (count > 0 && !awake) keepAlive((awake = new AbortController()).signal);
      if (count === 0) {
        awake?.abort();
        awake = null;
      }
      void showBadge(count > 0 ? '…' : '');
    },
    onNewest: (job) => void announceNewestJob(job.id),
    now: Date.now,
    newId: () => crypto.randomUUID(),
  });

  const fullSize = createFullSizeWish((jobId) => desk.captureAgain(jobId));

  const readVisibleTab = async () => {
    const tab = await activeTab();
    if (tab) desk.start('extract-text', { kind: 'visible-tab', ...tab });
  };

  onInstalled(() => {
    void createMenu(taskIds.map((id) => ({ id, title: taskLabel(id) })));
    void shutOutContentScripts();
  });

  onMenuClick(({ itemId, ...click }) => {
    const task = taskIdSchema.safeParse(itemId);
    if (!task.success) return;
    void openPopup();
    desk.start(task.data, { kind: 'page-image', ...click });
  });

  onCommand(({ command, tabId, windowId }) => {
    if (command !== 'extract-visible-tab') return;
    void openPopup();
    desk.start('extract-text', { kind: 'visible-tab', tabId, windowId });
  });

  onConnect<BackgroundToView, ViewToBackground>(VIEW_PORT, viewToBackgroundSchema, (port) => {
    void desk.follow((message) => port.post(message), port.closed);
    return (message) => {
      switch (message.type) {
        case 'stop':
          return desk.stop(message.jobId);
        case 'run-again':
          return void desk.again(message.jobId, message.task);
        case 'read-visible-tab':
          return void readVisibleTab();
        case 'read-full-size':
          return void fullSize.want(message.jobId);
        case 'read-file': {
          const { imageId, name } = message;
          return void desk.start('extract-text', { kind: 'file', name }, imageId);
        }
      }
    };
  });

  onRequest(optionsToBackgroundSchema, async ({ type }) => {
    const [{ baseUrl }, token] = await Promise.all([loadSettings(), loadToken()]);
    return type === 'test-token' ? testToken(token, baseUrl) : listModels(token, baseUrl);
  });
});
