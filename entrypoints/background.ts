import { defineBackground } from 'wxt/utils/define-background';
import {
  optionsToBackgroundSchema,
  pageToBackgroundSchema,
  VIEW_PORT,
  viewToBackgroundSchema,
  type BackgroundToView,
  type ViewToBackground,
} from '../utils/core/messages.ts';
import {
  BATCH_PORT,
  batchToBackgroundSchema,
  type BackgroundToBatch,
  type BatchToBackground,
} from '../utils/core/batch-messages.ts';
import { followUp, plainWish } from '../utils/core/job.ts';
import { isForPicker } from '../utils/core/source.ts';
import { taskIds, taskIdSchema } from '../utils/core/task.ts';
import { listModels, testToken } from '../utils/engines/deepinfra/account-check.ts';
import { readWithDeepInfra } from '../utils/engines/deepinfra/read.ts';
import { readHere } from '../utils/engines/on-device/read-here.ts';
import { readOffscreen } from '../utils/engines/on-device/read-offscreen.ts';
import { normaliseImage } from '../utils/image/normalise-image.ts';
import { createBatchDesk } from '../utils/jobs/batch-desk.ts';
import { openBatchStore } from '../utils/jobs/batch-store.ts';
import { createJobDesk } from '../utils/jobs/job-desk.ts';
import { createFullSizeWish } from '../utils/jobs/full-size-wish.ts';
import { openJobStore } from '../utils/jobs/job-store.ts';
import { createRegionDesk } from '../utils/jobs/region-desk.ts';
import { runJob, type JobWorld } from '../utils/jobs/run-job.ts';
import { collectTabImages } from '../utils/jobs/tab-images.ts';
import { openPopup, showBadge } from '../utils/platform/action.ts';
import { onCommand } from '../utils/platform/commands.ts';
import { t, taskLabel } from '../utils/platform/i18n.ts';
import { onBrowserStart, onInstalled } from '../utils/platform/install.ts';
import { keepAlive } from '../utils/platform/keep-alive.ts';
import { createMenu, onMenuClick } from '../utils/platform/menus.ts';
import { announceNewestJob } from '../utils/platform/newest-job.ts';
import { onConnect } from '../utils/platform/ports.ts';
import { onPageMessage, type PageTab } from '../utils/platform/page-messages.ts';
import { onRequest } from '../utils/platform/requests.ts';
import {
  loadSettings,
  loadToken,
  shutOutContentScripts,
} from '../utils/platform/settings-storage.ts';
import { activeTab, openWorkspace } from '../utils/platform/tabs.ts';

/** The command and the menu item of the same name. */
const SELECT_REGION = 'select-region';
const ALL_IMAGES = 'all-images';

export default defineBackground(() => {
  const store = openJobStore();
  const batchStore = openBatchStore();
  let awake: AbortController | null = null;
  const running = { jobs: 0, items: 0, collecting: 0 };

  const noteRunning = (change: Partial<typeof running>) => {
    Object.assign(running, change);
    const isBusy = Object.values(running).some((count) => count > 0);
    if (isBusy === (awake !== null)) return;
    if (isBusy) keepAlive((awake = new AbortController()).signal);
    else {
      awake?.abort();
      awake = null;
    }
    void showBadge(isBusy ? '…' : '');
  };

  const readers = {
    deepinfra: readWithDeepInfra,
    // Chrome's service worker can't start a worker; Firefox's background page can.
    'on-device': import.meta.env.FIREFOX ? readHere : readOffscreen,
  };
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
    readers,
    now: Date.now,
  };

  const desk = createJobDesk({
    store,
    run: (job, emit, signal) => runJob(job, jobWorld, emit, signal),
    onRunning: (jobs) => noteRunning({ jobs }),
    onNewest: (job) => void announceNewestJob(job.id),
    now: Date.now,
    newId: () => crypto.randomUUID(),
  });

  const batches = createBatchDesk({
    store: batchStore,
    readers,
    run: (readers, job, emit, signal) => runJob(job, { ...jobWorld, readers }, emit, signal),
    loadAtOnce: async () => (await loadSettings()).atOnce,
    onRunning: (items) => noteRunning({ items }),
    now: Date.now,
  });

  const regions = createRegionDesk({
    store,
    start: (wish, source) => desk.start(wish, source),
    openPopup,
  });
  const fullSize = createFullSizeWish((jobId) => desk.captureAgain(jobId));

  const readVisibleTab = async () => {
    const tab = await activeTab();
    if (tab) desk.start(plainWish('extract-text'), { kind: 'visible-tab', ...tab });
  };

  const collectImages = async (tab: PageTab) => {
    noteRunning({ collecting: running.collecting + 1 });
    const batch = await collectTabImages(tab, {
      store: batchStore,
      normalise: normaliseImage,
      now: Date.now,
      newId: () => crypto.randomUUID(),
    }).finally(() => noteRunning({ collecting: running.collecting - 1 }));
    await openWorkspace('batch', batch.id);
  };

  // The worker that ran a batch may have been killed, or the browser closed.
  void batches.resumeAll();
  onBrowserStart(() => void batches.resumeAll());

  onInstalled(() => {
    void createMenu([
      ...taskIds.map((id) => ({ id, title: taskLabel(id) })),
      { id: ALL_IMAGES, title: t('menu_all_images') },
      { id: SELECT_REGION, title: t('menu_select_region') },
    ]);
    void shutOutContentScripts();
  });

  onMenuClick(({ itemId, ...click }) => {
    if (itemId === SELECT_REGION) return void regions.select(click);
    if (itemId === ALL_IMAGES) return void collectImages(click);
    const task = taskIdSchema.safeParse(itemId);
    if (!task.success) return;
    const source = { kind: 'page-image', ...click } as const;
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
        case 'collect-tab-images':
          return void activeTab().then((tab) => tab && collectImages(tab));
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

  onConnect<BackgroundToBatch, BatchToBackground>(BATCH_PORT, batchToBackgroundSchema, (port) => {
    const hear = batches.connect((message) => port.post(message), port.closed);
    return (message) => void hear(message);
  });

  onRequest(optionsToBackgroundSchema, async ({ type }) => {
    const [{ baseUrl }, token] = await Promise.all([loadSettings(), loadToken()]);
    return type === 'test-token' ? testToken(token, baseUrl) : listModels(token, baseUrl);
  });
});
