import { defineBackground } from 'wxt/utils/define-background';
import {
  optionsToBackgroundSchema,
  pageToBackgroundSchema,
  VIEW_PORT,
  viewToBackgroundSchema,
  type BackgroundToView,
  type ViewToBackground,
} from '../utils/core/messages.ts';
import { isForPicker } from '../utils/core/source.ts';
import { taskIds, taskIdSchema } from '../utils/core/task.ts';
import { listModels, testToken } from '../utils/engines/deepinfra/account-check.ts';
import { readWithDeepInfra } from '../utils/engines/deepinfra/read.ts';
import { readHere } from '../utils/engines/on-device/read-here.ts';
import { readOffscreen } from '../utils/engines/on-device/read-offscreen.ts';
import { normaliseImage } from '../utils/image/normalise-image.ts';
import { createJobDesk } from '../utils/jobs/job-desk.ts';
import { createFullSizeWish } from '../utils/jobs/full-size-wish.ts';
import { openJobStore } from '../utils/jobs/job-store.ts';
import { createRegionDesk } from '../utils/jobs/region-desk.ts';
import { runJob } from '../utils/jobs/run-job.ts';
import { openPopup, showBadge } from '../utils/platform/action.ts';
import { onCommand } from '../utils/platform/commands.ts';
import { t, taskLabel } from '../utils/platform/i18n.ts';
import { onInstalled } from '../utils/platform/install.ts';
import { keepAlive } from '../utils/platform/keep-alive.ts';
import { createMenu, onMenuClick } from '../utils/platform/menus.ts';
import { announceNewestJob } from '../utils/platform/newest-job.ts';
import { onConnect } from '../utils/platform/ports.ts';
import { onPageMessage } from '../utils/platform/page-messages.ts';
import { onRequest } from '../utils/platform/requests.ts';
import {
  loadSettings,
  loadToken,
  shutOutContentScripts,
} from '../utils/platform/settings-storage.ts';
import { activeTab } from '../utils/platform/tabs.ts';

/** The command and the menu item of the same name. */
const SELECT_REGION = 'select-region';

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
          capture: (source, signal, tell) =>
            regions.capture(source, signal, tell).finally(() => {
              if (isForPicker(source)) void openPopup();
            }),
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

  const regions = createRegionDesk({
    store,
    start: (task, source) => desk.start(task, source),
    openPopup,
  });
  const fullSize = createFullSizeWish((jobId) => desk.captureAgain(jobId));

  const readVisibleTab = async () => {
    const tab = await activeTab();
    if (tab) desk.start('extract-text', { kind: 'visible-tab', ...tab });
  };

  /** For images on which the browser opens no menu: the person points it out on the page. */
  const pickImage = async () => {
    const tab = await activeTab();
    const nameless = { frameId: 0, srcUrl: null, targetElementId: null };
    if (tab) desk.start('extract-text', { kind: 'page-image', ...tab, ...nameless });
  };

  onInstalled(() => {
    void createMenu([
      ...taskIds.map((id) => ({ id, title: taskLabel(id) })),
      { id: SELECT_REGION, title: t('menu_select_region') },
    ]);
    void shutOutContentScripts();
  });

  onMenuClick(({ itemId, ...click }) => {
    if (itemId === SELECT_REGION) return void regions.select(click);
    const task = taskIdSchema.safeParse(itemId);
    if (!task.success) return;
    const source = { kind: 'page-image', ...click } as const;
    // The picker needs the page's keys and pointer, which the popup would take.
    if (!isForPicker(source)) void openPopup();
    desk.start(task.data, source);
  });

  onCommand(({ command, tabId, windowId }) => {
    if (command === SELECT_REGION) return void regions.select({ tabId, windowId });
    if (command !== 'extract-visible-tab') return;
    void openPopup();
    desk.start('extract-text', { kind: 'visible-tab', tabId, windowId });
  });

  onPageMessage(pageToBackgroundSchema, (message, tab) => regions.heard(message, tab));

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
        case 'select-region':
          return void activeTab().then((tab) => tab && regions.select(tab));
        case 'pick-image':
          return void pickImage();
        case 'read-full-size':
          return void fullSize.want(message.jobId);
        case 'read-file': {
          const { imageId, name, rung } = message;
          return void desk.start('extract-text', { kind: 'file', name, rung }, imageId);
        }
      }
    };
  });

  onRequest(optionsToBackgroundSchema, async ({ type }) => {
    const [{ baseUrl }, token] = await Promise.all([loadSettings(), loadToken()]);
    return type === 'test-token' ? testToken(token, baseUrl) : listModels(token, baseUrl);
  });
});
