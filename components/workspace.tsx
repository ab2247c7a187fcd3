import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Batch, BatchItem, BatchRow } from '../utils/core/batch.ts';
import type { Failure } from '../utils/core/failure.ts';
import type { Rect } from '../utils/core/geometry.ts';
import { isPrivateKey } from '../utils/core/private-key.ts';
import { openOptions } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { BatchAnnouncer } from './batch-announcer.tsx';
import { BatchChooser } from './batch-chooser.tsx';
import { BatchView } from './batch-view.tsx';
import { LateHistoryView } from './late-history-view.tsx';
import type { ReadCodes } from './found-list.tsx';
import { failureStatus } from './job-status.ts';
import { JobView, type LoadImage } from './job-view.tsx';
import { ScreenshotRegion } from './screenshot-region.tsx';
import { readFullSize } from './read-full-size.ts';
import { useBatch } from './use-batch.ts';
import { useDrawing, type DrawingDoor } from './use-drawing.ts';
import { useIntake } from './use-intake.tsx';
import { useKeptJob, type HistoryDoor } from './use-history.ts';
import { useItem } from './use-item.ts';
import { useNewestJob } from './use-newest-job.ts';

export interface WorkspaceProps extends DrawingDoor {
  /** Puts an image into the image store and gives its key. */
  readonly keepImage: (image: Blob) => Promise<string>;
  readonly loadImage: LoadImage;
  readonly readCodes: ReadCodes;
  /** The screenshot that the workspace was opened on, or null. */
  readonly loadScreenshot: () => Promise<Blob | null>;
  readonly crop: (image: Blob, part: Rect) => Promise<Blob | null>;
  /** The batch that the workspace was opened on, or null. */
  readonly batchId: string | null;
  readonly beginBatch: () => Promise<Batch>;
  /** Puts files into a batch; `from` is the number of the first. */
  readonly fillBatch: (
    batch: Batch,
    from: number,
    files: readonly File[],
    onRows: (rows: readonly BatchRow[]) => void,
  ) => Promise<{ readonly batch: Batch; readonly problems: readonly FileProblem[] }>;
  readonly loadItem: (batchId: string, index: number) => Promise<BatchItem | null>;
  readonly loadItems: (batchId: string) => Promise<readonly BatchItem[]>;
  readonly history: HistoryDoor;
  /** Whether the history is what it was opened on. */
  readonly startsWithHistory: boolean;
  /** Whether it is one image, to be read at once. */
  readonly isImage: (file: Blob) => Promise<boolean>;
}

export interface FileProblem {
  readonly name: string;
  readonly failure: Failure;
}

const NO_RATE = { perMinute: null, remainingMs: null };

/**
 * A tab of its own: images and documents that come from files, the clipboard or a drop, batches of
 * them, and the newest result.
 */
export function Workspace(props: WorkspaceProps) {
  const { keepImage, loadImage, loadScreenshot, crop, batchId, loadItem, loadItems } = props;
  const { readCodes, beginBatch, fillBatch, draw, endDrawing, isImage } = props;
  const { history, startsWithHistory } = props;
  const { job: newest, send } = useNewestJob();
  const door = useBatch(batchId);
  const { shown, show, send: sendToBatch } = door;
  const [opened, setOpened] = useState<number | null>(null);
  const [isHistory, setHistory] = useState(startsWithHistory);
  const { kept, open: openKept } = useKeptJob(history.loadJob);
  const others = useMemo(
    () => ({ rows: history.rows, onOpen: openKept, isWide: true }),
    [history.rows, openKept],
  );
  const [screenshot, setScreenshot] = useState<Blob | null>(null);
  const [filling, setFilling] = useState(0);
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const item = useItem(shown, opened, loadItem);
  useDrawing(door, { draw, endDrawing });

  useEffect(() => void loadScreenshot().then(setScreenshot), [loadScreenshot]);

  const readPart = async (shot: Blob, part: Rect) => {
    setScreenshot(null);
    const cropped = await crop(shot, part);
    if (!cropped) return;
    const imageId = await keepImage(cropped);
    const images = [{ id: imageId, name: t('screenshot_label') }];
    send({ type: 'read-files', images, rung: 'screenshot' });
  };

  const latest = useRef(shown);
  latest.current = shown;
  const take = useCallback(
    async (files: readonly File[]) => {
      setProblems([]);
      const [first] = files;
      let current = latest.current;
      // What is given here is of no private window.
      const isOpen = current !== null && !isPrivateKey(current.batch.id);
      let isChoosing = isOpen && current?.batch.phase === 'choosing';
      if (files.length === 1 && first && !isChoosing && (await isImage(first))) {
        const images = [{ id: await keepImage(first), name: first.name }];
        setOpened(null);
        setHistory(false);
        return send({ type: 'read-files', images, rung: 'file' });
      }
      setHistory(false);
      setFilling((count) => count + 1);
      if (!current || !isChoosing) {
        const batch = await beginBatch();
        current = { batch, rows: [], rate: NO_RATE };
        const begun = current;
        show(() => begun);
        sendToBatch({ type: 'follow', batchId: batch.id });
        isChoosing = true;
      }
      const { batch, rows } = current;
      const from = Math.max(-1, ...rows.map(({ index }) => index)) + 1;
      const filled = await fillBatch(batch, from, files, (more) =>
        show((now) => now && { ...now, rows: [...now.rows, ...more] }),
      );
      show((now) => now && { ...now, batch: filled.batch });
      setProblems(filled.problems);
      setFilling((count) => count - 1);
    },
    [beginBatch, fillBatch, isImage, keepImage, send, sendToBatch, show],
  );
  const { isDropping, openFiles, openFolder, inputs } = useIntake(take);

  const close = (id: string) => {
    sendToBatch({ type: 'close', batchId: id });
    setOpened(null);
    setProblems([]);
    show(() => null);
    sendToBatch({ type: 'follow', batchId: null });
  };

  useEffect(() => openKept(null), [isHistory, newest?.id, openKept]);
  const isItem =
    !isHistory && opened !== null && shown !== null && shown.batch.phase !== 'choosing';
  const isBeside = isHistory || (shown !== null && shown.batch.phase !== 'choosing');
  return (
    <div class={isDropping ? 'dropping' : ''}>
      <header class="intake">
        <button type="button" class="primary" onClick={openFiles}>
          {t('button_open_file')}
        </button>
        <button type="button" onClick={openFolder}>
          {t('button_open_folder')}
        </button>
        <button type="button" aria-pressed={isHistory} onClick={() => setHistory(!isHistory)}>
          {t('history_heading')}
        </button>
        <p>{t('workspace_hint')}</p>
        {inputs}
      </header>
      {problems.length > 0 && (
        <ul class="problems" role="alert">
          {problems.map(({ name, failure }) => (
            <li key={name}>
              <b>{name}</b> {failureStatus(failure)}
            </li>
          ))}
        </ul>
      )}
      {screenshot && (
        <ScreenshotRegion
          screenshot={screenshot}
          onTake={(part) => void readPart(screenshot, part)}
          onLeave={() => setScreenshot(null)}
        />
      )}
      {!isHistory && shown?.batch.phase === 'choosing' && (
        <BatchChooser
          key={shown.batch.id}
          shown={shown}
          isFilling={filling > 0}
          loadImage={loadImage}
          onStart={(choice) => sendToBatch({ type: 'start', batchId: shown.batch.id, ...choice })}
          onClose={() => close(shown.batch.id)}
        />
      )}
      <div class={isBeside ? 'beside' : ''}>
        {isHistory && (
          <LateHistoryView
            door={history}
            opened={kept?.id ?? null}
            onOpen={openKept}
            loadImage={loadImage}
          />
        )}
        {!isHistory && shown && shown.batch.phase !== 'choosing' && (
          <BatchView
            shown={shown}
            send={sendToBatch}
            opened={opened}
            onOpen={setOpened}
            onClose={() => close(shown.batch.id)}
            loadItems={loadItems}
            loadImage={loadImage}
          />
        )}
        <JobView
          job={isItem ? item : (kept ?? newest)}
          onStop={(jobId) =>
            isItem
              ? sendToBatch({ type: 'stop-item', batchId: shown.batch.id, index: opened })
              : send({ type: 'stop', jobId })
          }
          onRunAgain={(jobId, change) => {
            if (isItem && Object.keys(change).length === 0) {
              const { id } = shown.batch;
              return sendToBatch({ type: 'retry', batchId: id, indexes: [opened] });
            }
            setOpened(null);
            send({ type: 'run-again', jobId, change });
          }}
          onContinue={(jobId) => send({ type: 'continue', jobId })}
          onFollowUp={(jobId, question) => send({ type: 'follow-up', jobId, question })}
          onEdit={(jobId, text) => send({ type: 'edit', jobId, text })}
          onReadFullSize={(jobId) => readFullSize(jobId, send)}
          loadImage={loadImage}
          others={others}
          readCodes={readCodes}
          onOpenOptions={() => void openOptions()}
          empty={
            <div class="empty">
              <h2>{t('empty_title')}</h2>
              <p>{t('empty_hint')}</p>
            </div>
          }
        />
      </div>
      <BatchAnnouncer shown={shown} />
    </div>
  );
}
