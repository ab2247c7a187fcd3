import { defineBackground } from 'wxt/utils/define-background';
import {
  altRequestSchema,
  layerRequestSchema,
  tabWishSchema,
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
import { plainWish } from '../utils/core/wish.ts';
import { isForPicker, isPrivateSource } from '../utils/core/source.ts';
import { testToken } from '../utils/engines/deepinfra/account-check.ts';
import { knownModels, listModels } from '../utils/engines/deepinfra/list-models.ts';
import { createMeter } from '../utils/engines/deepinfra/meter.ts';
import { readInForm } from '../utils/engines/deepinfra/read-in-form.ts';
import { readInSize } from '../utils/engines/deepinfra/read-in-size.ts';
import { keptFetch, linkRequests, requestsAhead } from '../utils/engines/deepinfra/kept-fetch.ts';
import { deepInfraReader, readWithDeepInfra } from '../utils/engines/deepinfra/read.ts';
import { readHere } from '../utils/engines/on-device/read-here.ts';
import { readOffscreen } from '../utils/engines/on-device/read-offscreen.ts';
import type { Reader } from '../utils/engines/reader.ts';
import { normaliseImage } from '../utils/image/normalise-image.ts';
import { createAltDesk } from '../utils/jobs/alt-desk.ts';
import { createBatchDesk } from '../utils/jobs/batch-desk.ts';
import { createBusyWatch } from '../utils/jobs/busy-watch.ts';
import { readOnDevice } from '../utils/jobs/device-reading.ts';
import { drawOffscreen } from '../utils/jobs/draw-offscreen.ts';
import { createJobDesk } from '../utils/jobs/job-desk.ts';
import { createFullSizeWish } from '../utils/jobs/full-size-wish.ts';
import { hearView } from '../utils/jobs/hear-view.ts';
import { createLayerDesk } from '../utils/jobs/layer-desk.ts';
import { createPageGestures, pageImage } from '../utils/jobs/page-gestures.ts';
import {
  ALL_IMAGES,
  createPageMenu,
  menuWish,
  SELECT_REGION,
  SELECT_TEXT,
} from '../utils/jobs/page-menu.ts';
import { withPrivateBatches } from '../utils/jobs/private-batches.ts';
import { withPrivateJobs } from '../utils/jobs/private-jobs.ts';
import { createRegionDesk } from '../utils/jobs/region-desk.ts';
import { runChecked } from '../utils/jobs/run-checked.ts';
import { runJob, type JobWorld } from '../utils/jobs/run-job.ts';
import { openStores } from '../utils/jobs/stores.ts';
import { collectTabImages } from '../utils/jobs/tab-images.ts';
import { createUpdateWait } from '../utils/jobs/update-wait.ts';
import { openPopup, showBadge } from '../utils/platform/action.ts';
import { onCommand } from '../utils/platform/commands.ts';
import { uiLanguage } from '../utils/platform/i18n.ts';
import {
  applyUpdate,
  onBrowserStart,
  onInstalled,
  onUpdateReady,
} from '../utils/platform/install.ts';
import { closeInPages } from '../utils/platform/inject.ts';
import { onHistoryChange } from '../utils/platform/history-changes.ts';
import { keepAlive } from '../utils/platform/keep-alive.ts';
import { loadLearnedPace, saveLearnedPace } from '../utils/platform/learned-pace.ts';
import { onMenuClick } from '../utils/platform/menus.ts';
import { announceNewestJob, newestJobOfSession } from '../utils/platform/newest-job.ts';
import { onOwnPrompts } from '../utils/platform/own-prompts-storage.ts';
import { mayReach } from '../utils/platform/permissions.ts';
import { onConnect } from '../utils/platform/ports.ts';
import { onPrivateImageRequest } from '../utils/platform/private-images.ts';
import { onPrivateItemsRequest } from '../utils/platform/private-items.ts';
import { loadPrivateJobs, savePrivateJobs } from '../utils/platform/private-jobs-storage.ts';
import { onPrivateWindowsGone } from '../utils/platform/private-windows.ts';
import { onPageMessage } from '../utils/platform/page-messages.ts';
import type { PageTab } from '../utils/platform/page-tab.ts';
import { onRequest } from '../utils/platform/requests.ts';
import {
  loadSettings,
  loadToken,
  onSettings,
  shutOutContentScripts,
} from '../utils/platform/settings-storage.ts';
import { loadSpending, saveSpending, today } from '../utils/platform/spending-storage.ts';
import { activeTab, openWelcome, openWorkspace, pageOf } from '../utils/platform/tabs.ts';
import { clearWakeAlarm, listenForWakeAlarm, setWakeAlarm } from '../utils/platform/wake-alarm.ts';

export default defineBackground(() => {
  const stores = openStores(async () => (await loadSettings()).history);
  const { jobs, batches: batchStore } = withPrivateBatches(stores, (held) => busy.note({ held }));
  const store = withPrivateJobs(jobs, { load: loadPrivateJobs, save: savePrivateJobs });
  const meter = createMeter({ load: loadSpending, save: saveSpending, today });

  const update = createUpdateWait({ closeInPages, apply: applyUpdate });
  if (import.meta.env.FIREFOX) onUpdateReady(() => void update.ready());

  const busy = createBusyWatch({
    keepAlive,
    setWakeAlarm,
    clearWakeAlarm,
    onWork: (isUnderWay) => void showBadge(isUnderWay ? '…' : ''),
    onStay: (mustStay) => void update.busy(mustStay),
  });

  const cloudReader = (ask: Reader) =>
    readInForm(readInSize(ask, { meter, models: knownModels, mayReach }));
  const readers = {
    deepinfra: cloudReader(readWithDeepInfra),
    // Chrome's service worker can't start a worker; Firefox's background page can.
    'on-device': import.meta.env.FIREFOX ? readHere : readOffscreen,
  };
  const jobWorld: JobWorld = {
    store,
    capture: (source, signal, tell) =>
      regions.capture(source, signal, tell).finally(() => {
        if (isForPicker(source)) void openPopup({ isPrivate: isPrivateSource(source) });
      }),
    loadPage: pageOf,
    normalise: normaliseImage,
    loadSettings,
    loadToken,
    readers,
    uiLanguage,
    now: Date.now,
  };

  const desk = createJobDesk({
    store,
    run: (job, emit, signal) =>
      runChecked(
        job,
        { store, loadSettings, readOnDevice: readers['on-device'], now: Date.now },
        (job, emit, signal) => runJob(job, jobWorld, emit, signal),
        emit,
        signal,
      ).then(() => layers.ended(job.id)),
    onRunning: (jobs) => busy.note({ jobs }),
    onNewest: (job) => void announceNewestJob(job.id),
    isOfThisSession: async (job) => (await newestJobOfSession()) === job.id,
    now: Date.now,
    newId: () => crypto.randomUUID(),
  });

  // Chrome's worker may be stopped in the middle; Firefox's page stays while it has work.
  const askInBatch = (jobId: string, atOnce: () => number): Reader =>
    import.meta.env.FIREFOX ? readWithDeepInfra : deepInfraReader(keptFetch(jobId, atOnce));
  const batches = createBatchDesk({
    store: batchStore,
    cloudReader: (throttle, jobId, atOnce) => cloudReader(throttle(askInBatch(jobId, atOnce))),
    requestsAhead,
    linkRequests: () => void (import.meta.env.FIREFOX || linkRequests()),
    deviceReader: readers['on-device'],
    run: (readers, job, emit, signal) => runJob(job, { ...jobWorld, readers }, emit, signal),
    newDrawer: drawOffscreen,
    loadAtOnce: async () => (await loadSettings()).atOnce,
    loadLearned: loadLearnedPace,
    saveLearned: saveLearnedPace,
    onRunning: (items) => busy.note({ items }),
    now: Date.now,
  });

  const regions = createRegionDesk({
    store,
    start: (wish, source) => desk.start(wish, source),
    openPopup,
  });
  const layers = createLayerDesk({
    store,
    readImage: async (image) =>
      readOnDevice(
        readers['on-device'],
        [image],
        await loadSettings(),
        new AbortController().signal,
      ),
    openPopup,
  });
  const alts = createAltDesk(store);
  const fullSize = createFullSizeWish((jobId) => desk.captureAgain(jobId));

  // Whatever started the worker: a job that was cut off with the last one may go on.
  listenForWakeAlarm();
  void desk.restore().then(() => (busy.mustStay() ? undefined : clearWakeAlarm()));

  const gestures = createPageGestures((wish, source) => desk.start(wish, source));

  const collectImages = async (tab: PageTab) => {
    const collected = collectTabImages(tab, {
      store: batchStore,
      loadPage: pageOf,
      normalise: normaliseImage,
      now: Date.now,
      newId: () => crypto.randomUUID(),
    });
    const batch = await busy.collecting(collected);
    await openWorkspace('batch', batch.id, tab.isPrivate);
  };

  // The worker that ran a batch may have been killed, or the browser closed.
  void batches.resumeAll();
  onBrowserStart(() => void batches.resumeAll());

  const forgetPrivate = async () => {
    desk.stopPrivate();
    await Promise.all([store.forgetPrivate(), batches.forgetPrivate()]);
    await desk.recheck();
  };
  onPrivateWindowsGone(() => void forgetPrivate());
  // The browser may have been closed with its private windows.
  onBrowserStart(() => void forgetPrivate());
  onPrivateImageRequest((imageId) => store.loadImage(imageId));
  onPrivateItemsRequest((batchId) => batchStore.loadItems(batchId));
  onHistoryChange((change) => {
    if (change === 'removed') void desk.recheck();
  });

  const menu = createPageMenu();
  onSettings(() => menu.rebuild());
  onOwnPrompts(() => menu.rebuild());
  onInstalled((isFirst) => {
    menu.rebuild();
    void shutOutContentScripts();
    // The one thing that ever opens by itself, and once.
    if (isFirst) void openWelcome();
  });

  onMenuClick(({ itemId, ...click }) => {
    if (itemId === SELECT_REGION) return void regions.select(click);
    if (itemId === ALL_IMAGES) return void collectImages(click);
    const source = pageImage(click);
    if (itemId === SELECT_TEXT) {
      const wish = plainWish('extract-text', { engineChoice: 'on-device' });
      return void layers.want(desk.start(wish, source));
    }
    // The picker needs the page's keys and pointer, which the popup would take.
    if (!isForPicker(source)) void openPopup(click);
    void menuWish(itemId).then((wish) => wish && desk.start(wish, source));
  });

  onCommand((command, tab) => {
    if (command === SELECT_REGION) return void regions.select(tab);
    if (command === 'pick-image') return gestures.pickImage(tab);
    if (command === 'describe-focused') return void gestures.describeFocused(tab);
    if (command !== 'extract-visible-tab') return;
    void openPopup(tab);
    gestures.readTab(tab);
  });

  onPageMessage(pageToBackgroundSchema, (message, tab) => regions.heard(message, tab));

  const hear = hearView({
    desk,
    readActiveTab: () => gestures.readActiveTab(),
    readFullSize: (jobId) => fullSize.want(jobId),
  });
  onConnect<BackgroundToView, ViewToBackground>(VIEW_PORT, viewToBackgroundSchema, (port) => {
    const show = (message: BackgroundToView) => port.post(message);
    return (message) => {
      if (message.type !== 'follow') return hear(message);
      void desk.follow(show, message.seesPrivate, port.closed);
    };
  });

  onConnect<BackgroundToBatch, BatchToBackground>(BATCH_PORT, batchToBackgroundSchema, (port) => {
    const hear = batches.connect((message) => port.post(message), port.closed);
    return (message) => void hear(message);
  });

  onRequest(tabWishSchema, async ({ type }) => {
    const tab = await activeTab();
    if (!tab) return null;
    if (type === 'select-region') void regions.select(tab);
    else if (type === 'pick-image') gestures.pickImage(tab);
    else void collectImages(tab);
    return null;
  });

  onRequest(altRequestSchema, alts);
  onRequest(layerRequestSchema, ({ jobId }) => layers.show(jobId));

  onRequest(optionsToBackgroundSchema, async (message) => {
    const { baseUrl } = await loadSettings();
    const token = await loadToken(baseUrl);
    if (message.type === 'test-token') return testToken(token, baseUrl);
    return listModels({ token, baseUrl, refresh: message.refresh }, Date.now());
  });
});
