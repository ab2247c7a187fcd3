import { useState } from 'preact/hooks';
import { MOST_TOGETHER, type BatchRow } from '../utils/core/batch.ts';
import { plainWish, type Wish } from '../utils/core/wish.ts';
import { inputsFor } from '../utils/core/task.ts';
import { t, tn, uiLanguage } from '../utils/platform/i18n.ts';
import { loadTaskInputs } from '../utils/platform/task-inputs-storage.ts';
import { failureStatus } from './job-status.ts';
import { TaskPicker, type TaskChoice } from './task-picker.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { useOwnPrompts } from './use-own-prompts.ts';
import type { ShownBatch } from './use-batch.ts';

/** Pixels along the shorter side; images below are icons, most often. */
const SIDES = [0, 64, 128, 256, 512];
const DEFAULT_SIDE = 64;

export interface Choice {
  readonly chosen: number[];
  readonly wish: Wish;
  readonly together: boolean;
}

interface BatchChooserProps {
  readonly shown: ShownBatch;
  /** Whether files are still being taken in. */
  readonly isFilling: boolean;
  readonly onStart: (choice: Choice) => void;
  readonly onClose: () => void;
  readonly loadImage: (imageId: string) => Promise<Blob | null>;
}

/** What was found or given, to choose from before it is read. */
export function BatchChooser({ shown, isFilling, onStart, onClose, loadImage }: BatchChooserProps) {
  const { batch, rows } = shown;
  const [leastSide, setLeastSide] = useState(DEFAULT_SIDE);
  // Only what differs from the size filter is kept, so that what comes later is chosen too.
  const [byHand, setByHand] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [together, setTogether] = useState(false);
  const [task, setTask] = useState<TaskChoice>({ task: 'extract-text' });
  const ownPrompts = useOwnPrompts();

  const isChosen = (row: BatchRow) => byHand.get(row.index) ?? isLargeEnough(row, leastSide);
  const chosen = rows.filter(isChosen).map(({ index }) => index);
  const setAll = (all: boolean) => setByHand(new Map(rows.map(({ index }) => [index, all])));
  const hasSizes = rows.some(({ size }) => size !== null);

  return (
    <section class="batch chooser" aria-label={t('chooser_label')} aria-busy={isFilling}>
      <h2>{tn('chooser_title', rows.length)}</h2>
      {batch.reason && <p class="batch-reason">{failureStatus(batch.reason)}</p>}
      {batch.leftOut > 0 && <p class="hint">{tn('chooser_left_out', batch.leftOut)}</p>}
      {rows.length > 0 && (
        <div class="actions">
          <TaskPicker
            chosen={task}
            ownPrompts={ownPrompts}
            imageCount={together ? chosen.length : 1}
            disabled={false}
            onChange={setTask}
          />
          <select
            aria-label={t('chooser_how')}
            value={together ? 'together' : 'each'}
            onChange={({ currentTarget }) => setTogether(currentTarget.value === 'together')}
          >
            <option value="each">{t('chooser_each')}</option>
            <option value="together">{t('chooser_together', MOST_TOGETHER)}</option>
          </select>
          {hasSizes && (
            <select
              aria-label={t('chooser_size')}
              value={leastSide}
              onChange={({ currentTarget }) => {
                setLeastSide(Number(currentTarget.value));
                setByHand(new Map());
              }}
            >
              {SIDES.map((side) => (
                <option key={side} value={side}>
                  {side === 0 ? t('chooser_any_size') : t('chooser_least', side)}
                </option>
              ))}
            </select>
          )}
          <button type="button" onClick={() => setAll(true)}>
            {t('chooser_all')}
          </button>
          <button type="button" onClick={() => setAll(false)}>
            {t('chooser_none')}
          </button>
        </div>
      )}
      <ul class="choices">
        {rows.map((row) => (
          <li key={row.index}>
            <label>
              <input
                type="checkbox"
                checked={isChosen(row)}
                onChange={({ currentTarget: { checked } }) =>
                  setByHand(new Map(byHand).set(row.index, checked))
                }
              />
              {row.ready && row.imageIds[0] !== undefined ? (
                <Thumbnail imageId={row.imageIds[0]} load={loadImage} />
              ) : (
                <span class="thumbnail" />
              )}
              <span class="item-name">{row.name}</span>
              {row.size && (
                <span class="item-size">
                  {t('chooser_pixels', row.size.width, row.size.height)}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      <div class="actions chooser-end">
        {rows.length > 0 && (
          <button
            type="button"
            class="primary"
            disabled={chosen.length === 0 || isFilling}
            onClick={() => void wishFor(task).then((wish) => onStart({ chosen, wish, together }))}
          >
            {t('button_read_chosen', chosen.length)}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t('button_cancel')}
        </button>
      </div>
    </section>
  );
}

/** What a task needs besides is what it was given last. */
async function wishFor({ task, ownPrompt }: TaskChoice): Promise<Wish> {
  if (ownPrompt) return plainWish(task, { inputs: { ownPrompt } });
  return plainWish(task, { inputs: inputsFor(task, await loadTaskInputs(), uiLanguage()) });
}

/** An image whose size isn't known yet counts as large enough: somebody chose its file. */
function isLargeEnough({ size }: BatchRow, leastSide: number): boolean {
  return size === null || Math.min(size.width, size.height) >= leastSide;
}
