import { defineBackground } from 'wxt/utils/define-background';
import {
  layerRequestSchema,
  optionsToBackgroundSchema,
  pageToBackgroundSchema,
  VIEW_PORT,
  viewToBackgroundSchema,
  type BackgroundToView,
  type ViewToBackground,
} from '../utils/core/messages.ts';
import { followUp, plainWish } from '../utils/core/job.ts';
import { isForPicker } from '../utils/core/source.ts';
import { taskIds, taskIdSchema } from '../utils/core/task.ts';
import { listModels, testToken } from '../utils/engines/deepinfra/account-check.ts';
import { readWithDeepInfra } from '../utils/engines/deepinfra/read.ts';
import { readHere } from '../utils/engines/on-device/read-here.ts';
import { readOffscreen } from '../utils/engines/on-device/read-offscreen.ts';
import { normaliseImage } from '../utils/image/normalise-image.ts';
import { readOnDevice } from '../utils/jobs/device-reading.ts';
import { createJobDesk } from '../utils/jobs/job-desk.ts';
import { createFullSizeWish } from '../utils/jobs/full-size-wish.ts';
import { openJobStore } from '../utils/jobs/job-store.ts';
import { createLayerDesk } from '../utils/jobs/layer-desk.ts';
import { createRegionDesk } from '../utils/jobs/region-desk.ts';
import { runChecked } from '../utils/jobs/run-checked.ts';
import { runJob, type JobWorld } from '../utils/jobs/run-job.ts';
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
const SELECT_TEXT = 'select-text';

// Chrome's service worker can't start a worker; Firefox's background page can.
const deviceReader = import.meta.env.FIREFOX ? readHere : readOffscreen;

export default defineBackground(() => {
  const store = openJobStore();
  let awake: AbortController | null = null;

  const jobWorld: JobWorld = {
    store,
    capture: (source, signal) =>
      regions
        .capture(source, signal)
        .then((captured) => [captured])
        .finally(() => {
          if (isForPicker(source)) void openPopup();
        }),
    normalise: normaliseImage,
    loadSettings,
    loadToken,
    readers: { deepinfra: readWithDeepInfra, 'on-device': deviceReader },
    now: Date.now,
  };

  const desk = createJobDesk({
    store,
    run: (job, emit, signal) =>
      runChecked(
        job,
        { store, loadSettings, readOnDevice: deviceReader, now: Date.now },
        (job, emit, signal) => runJob(job, jobWorld, emit, signal),
        emit,
        signal,
      ).then(() => layers.ended(job.id)),
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
    start: (wish, source) => desk.start(wish, source),
    openPopup,
  });
  const layers = createLayerDesk({
    store,
    readImage: async (image) =>
      readOnDevice(deviceReader, [image], await loadSettings(), new AbortController().signal),
    openPopup,
  });
  const fullSize = createFullSizeWish((jobId) => desk.captureAgain(jobId));

  const readVisibleTab = async () => {
    const tab = await activeTab();
    if (tab) desk.start(plainWish('extract-text'), { kind: 'visible-tab', ...tab });
  };

  onInstalled(() => {
    void createMenu([
      ...taskIds.map((id) => ({ id, title: taskLabel(id) })),
      { id: SELECT_REGION, title: t('menu_select_region') },
      { id: SELECT_TEXT, title: t('menu_select_text') },
    ]);
    void shutOutContentScripts();
  });

  onMenuClick(({ itemId, ...click }) => {
    if (itemId === SELECT_REGION) return void regions.select(click);
    const source = { kind: 'page-image', ...click } as const;
    if (itemId === SELECT_TEXT) {
      const wish = plainWish('extract-text', { engineChoice: 'on-device' });
      return void layers.want(desk.start(wish, source));
    }
    const task = taskIdSchema.safeParse(itemId);
    if (!task.success) return;
    // The picker needs the page's keys and pointer, which the popup would take.
    if (!isForPicker(source)) void openPopup();
    desk.start(plainWish(task.data), source);
  });

  onCommand(({ command, tabId, windowId }) => {
    if (command === SELECT_REGION) return void regions.select({ tabId, windowId });
    if (command !== 'extract-visible-tab') return;
    void openPopup();
    desk.start(plainWish('extract-text'), { kind: 'visible-tab', tabId, windowId });
  });

  onPageMessage(pageToBackgroundSchema, (message, tab) => regions.heard(message, tab));

  onConnect<BackgroundToView, ViewToBackground>(VIEW_PORT, viewToBackgroundSchema, (port) => {
    void desk.follow((message) => port.post(message), port.closed);
    return (message) => {
      switch (message.type) {
        case 'stop':
          return desk.stop(message.jobId);
        case 'run-again':
          return void desk.again(message.jobId, () => message.change);
        case 'follow-up':
          return void desk.again(message.jobId, (job) => followUp(job, message.question));
        case 'continue':
          return void desk.again(message.jobId, (job) => ({ carried: job.text }));
        case 'read-visible-tab':
          return void readVisibleTab();
        case 'select-region':
          return void activeTab().then((tab) => tab && regions.select(tab));
        case 'read-full-size':
          return void fullSize.want(message.jobId);
        case 'read-files': {
          const { images, rung } = message;
          const source = { kind: 'file', name: images[0]?.name ?? '', rung } as const;
          const found = images.map(({ id, name }) => ({ id, name, capture: null }));
          return void desk.start(plainWish('extract-text'), source, found);
        }
      }
    };
  });

  onRequest(layerRequestSchema, ({ jobId }) => layers.show(jobId));

  onRequest(optionsToBackgroundSchema, async ({ type }) => {
    const [{ baseUrl }, token] = await Promise.all([loadSettings(), loadToken()]);
    return type === 'test-token' ? testToken(token, baseUrl) : listModels(token, baseUrl);
  });
});
