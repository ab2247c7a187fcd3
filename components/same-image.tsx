import { useState } from 'preact/hooks';
import type { HistoryRow } from '../utils/core/history.ts';
import type { Job } from '../utils/core/job.ts';
import { writeClipboard } from '../utils/platform/clipboard.ts';
import { t } from '../utils/platform/i18n.ts';
import { wordsStatus } from './job-status.ts';
import { LongText } from './rendered/long-text.tsx';
import { rowBy, rowTime } from './row-text.ts';
import { useHistoryRows, type HistoryDoor } from './use-history.ts';

/** How a view shows other results for the image of its job. */
export interface OtherResults {
  readonly rows: HistoryDoor['rows'];
  readonly onOpen: (id: string) => void;
  /** Whether there is room for all their texts beside each other. */
  readonly isWide: boolean;
}

/** What else was read of the same image: a list to go back to, or all of it side by side. */
export function SameImage({ job, rows, onOpen, isWide }: OtherResults & { job: Job }) {
  const imageId = job.images[0]?.id;
  const all = (useHistoryRows(rows) ?? []).filter(({ imageIds }) => imageIds[0] === imageId);
  const others = all.filter(({ id }) => id !== job.id);
  if (others.length === 0) return null;
  return (
    <section class="same-image" aria-label={t('same_image')}>
      <h2>{t('same_image')}</h2>
      {isWide ? (
        <div class="columns">
          {all.map((row) => (
            <Column key={row.id} row={row} isShown={row.id === job.id} onOpen={onOpen} />
          ))}
        </div>
      ) : (
        <ul>
          {others.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => onOpen(row.id)}>
                {rowBy(row)}
                <span>{rowTime(row)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ColumnProps {
  readonly row: HistoryRow;
  readonly isShown: boolean;
  readonly onOpen: (id: string) => void;
}

function Column({ row, isShown, onOpen }: ColumnProps) {
  const { id, text } = row;
  const [said, setSaid] = useState('');
  const copy = async () => {
    const copied = await writeClipboard({ text });
    setSaid(copied ? wordsStatus('copied', text) : t('status_copy_failed'));
  };
  return (
    <article aria-current={isShown} aria-labelledby={`by-${id}`}>
      <h3 id={`by-${id}`}>{rowBy(row)}</h3>
      <p>{rowTime(row)}</p>
      <div class="text" role="group" tabIndex={0} aria-labelledby={`by-${id}`} dir="auto">
        <LongText text={text} />
      </div>
      <div class="actions">
        <button type="button" onClick={() => void copy()}>
          {t('button_copy')}
        </button>
        {!isShown && (
          <button type="button" onClick={() => onOpen(id)}>
            {t('button_open')}
          </button>
        )}
        <output class="hint">{said}</output>
      </div>
    </article>
  );
}
