import { useState } from 'preact/hooks';
import { countRows, type BatchItem } from '../utils/core/batch.ts';
import type { BatchToBackground } from '../utils/core/batch-messages.ts';
import { joinTexts, type BatchFormat } from '../utils/core/batch-text.ts';
import { writeClipboard } from '../utils/platform/clipboard.ts';
import { t } from '../utils/platform/i18n.ts';
import { saveFile } from '../utils/platform/save-file.ts';
import { BatchList } from './batch-list.tsx';
import { batchProgressText } from './batch-status.ts';
import { failureStatus, wordsStatus } from './job-status.ts';
import type { ShownBatch } from './use-batch.ts';

interface BatchViewProps {
  readonly shown: ShownBatch;
  readonly send: (message: BatchToBackground) => void;
  readonly opened: number | null;
  readonly onOpen: (index: number) => void;
  readonly onClose: () => void;
  readonly loadItems: (batchId: string) => Promise<readonly BatchItem[]>;
  readonly loadImage: (imageId: string) => Promise<Blob | null>;
}

/** A batch that was begun: how far it is, how to steer it, what came of each item. */
export function BatchView(props: BatchViewProps) {
  const { shown, send, opened, onOpen, onClose, loadItems, loadImage } = props;
  const { batch, rows, rate } = shown;
  const { id: batchId, phase, reason } = batch;
  const counts = countRows(rows);
  const ended = counts.done + counts.failed;
  const [said, setSaid] = useState('');

  const textOfAll = async (format: BatchFormat): Promise<string> => {
    const items = await loadItems(batchId);
    const named = items.map(({ index, job }) => ({ name: rows[index]?.name ?? '', job }));
    return joinTexts(named, format, t('batch_incomplete'));
  };
  const copyAll = async () => {
    const text = await textOfAll('text');
    setSaid(
      (await writeClipboard({ text })) ? wordsStatus('copied', text) : t('status_copy_failed'),
    );
  };
  const saveAll = async (format: BatchFormat) => {
    const [type, ending] = format === 'text' ? ['text/plain', 'txt'] : ['text/markdown', 'md'];
    saveFile(`legible.${ending}`, await textOfAll(format), type);
  };
  const isReading = phase === 'running' || counts.running > 0;

  return (
    <section class="batch" aria-label={t('batch_label')}>
      <div
        class="progress"
        role="progressbar"
        aria-label={t('batch_progress')}
        aria-valuemin={0}
        aria-valuemax={counts.total}
        aria-valuenow={ended}
        aria-valuetext={t('batch_count', ended, counts.total)}
      >
        <div style={{ width: `${(100 * ended) / Math.max(1, counts.total)}%` }} />
      </div>
      <p class="batch-progress">{batchProgressText(batch, counts, rate, waitsForPages(shown))}</p>
      {reason && <p class="batch-reason">{failureStatus(reason)}</p>}
      <div class="actions">
        {phase === 'running' && (
          <button type="button" onClick={() => send({ type: 'pause', batchId })}>
            {t('button_pause')}
          </button>
        )}
        {(phase === 'paused' || (phase === 'stopped' && counts.queued > 0)) && (
          <button type="button" class="primary" onClick={() => send({ type: 'resume', batchId })}>
            {t('button_resume')}
          </button>
        )}
        {isReading && (
          <button type="button" onClick={() => send({ type: 'stop', batchId })}>
            {t('button_stop_all')}
          </button>
        )}
        {counts.failed > 0 && (
          <button type="button" onClick={() => send({ type: 'retry', batchId, indexes: null })}>
            {t('button_retry_failed', counts.failed)}
          </button>
        )}
        <button type="button" disabled={counts.done === 0} onClick={() => void copyAll()}>
          {t('button_copy_all')}
        </button>
        <button type="button" disabled={counts.done === 0} onClick={() => void saveAll('text')}>
          {t('button_save_text')}
        </button>
        <button type="button" disabled={counts.done === 0} onClick={() => void saveAll('markdown')}>
          {t('button_save_markdown')}
        </button>
        {!isReading && (
          <button type="button" onClick={onClose}>
            {t('button_close_batch')}
          </button>
        )}
      </div>
      <output class="batch-said" aria-label={t('batch_said')}>
        {said}
      </output>
      <BatchList rows={rows} opened={opened} onOpen={onOpen} loadImage={loadImage} />
    </section>
  );
}

/** Whether it stands still because no page is drawn yet. */
function waitsForPages({ batch, rows }: ShownBatch): boolean {
  const { running, queued } = countRows(rows);
  const isReady = rows.some(({ ready, state }) => ready && state.phase === 'queued');
  return batch.phase === 'running' && running === 0 && queued > 0 && !isReady;
}
