import { useEffect, useState } from 'preact/hooks';
import { inRequests, MOST_TOGETHER, type BatchRow } from '../utils/core/batch.ts';
import { isPrivateKey } from '../utils/core/private-key.ts';
import { fitsImages, hasInputs, inputsFor, tasks, type TaskInputs } from '../utils/core/task.ts';
import { plainWish, type Wish } from '../utils/core/wish.ts';
import { t, tn, uiLanguage } from '../utils/platform/i18n.ts';
import { loadTaskInputs, rememberTaskInputs } from '../utils/platform/task-inputs-storage.ts';
import { failureStatus } from './job-status.ts';
import { TaskInputFields } from './task-input-fields.tsx';
import { TaskPicker, type TaskChoice } from './task-picker.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { useOwnPrompts } from './use-own-prompts.ts';
import type { ShownBatch } from './use-batch.ts';

/** Pixels along the shorter side; images below are icons, most often. */
const SIDES = [0, 64, 128, 256, 512];
const DEFAULT_SIDE = 64;

const DEFAULT_TASK: TaskChoice = { task: 'extract-text' };

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
  const [wished, setWished] = useState(DEFAULT_TASK);
  // For whichever task, so that nothing given is lost while another is looked at; null until what
  // was given last is read.
  const [given, setGiven] = useState<TaskInputs | null>(null);
  const ownPrompts = useOwnPrompts();

  const isChosen = (row: BatchRow) => byHand.get(row.index) ?? isLargeEnough(row, leastSide);
  const chosen = rows.filter(isChosen);
  const setAll = (all: boolean) => setByHand(new Map(rows.map(({ index }) => [index, all])));
  const hasSizes = rows.some(({ size }) => size !== null);

  useEffect(() => void loadTaskInputs().then(setGiven), []);

  const requests = inRequests(chosen, together);
  const imageCount = Math.min(chosen.length, ...requests.map(({ length }) => length));
  // A comparison comes back once there are several again.
  const { task, ownPrompt } = fitsImages(wished.task, imageCount) ? wished : DEFAULT_TASK;
  const inputs = given && inputsFor(task, given, uiLanguage());
  const canStart = chosen.length > 0 && !isFilling && hasInputs(task, inputs ?? {});

  const start = () => {
    if (!canStart) return;
    if (inputs && !isPrivateKey(batch.id)) void rememberTaskInputs(inputs);
    const wish = plainWish(task, { inputs: { ...inputs, ...(ownPrompt && { ownPrompt }) } });
    onStart({ chosen: chosen.map(({ index }) => index), wish, together });
  };

  return (
    <section class="batch chooser" aria-label={t('chooser_label')} aria-busy={isFilling}>
      <h2>{tn('chooser_title', rows.length)}</h2>
      {batch.reason && <p class="batch-reason">{failureStatus(batch.reason)}</p>}
      {batch.leftOut > 0 && <p class="hint">{tn('chooser_left_out', batch.leftOut)}</p>}
      {rows.length > 0 && (
        <div class="actions">
          <TaskPicker
            chosen={{ task, ownPrompt }}
            ownPrompts={ownPrompts}
            imageCount={imageCount}
            disabled={false}
            onChange={setWished}
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
      {inputs && rows.length > 0 && tasks[task].uses.length > 0 && (
        <div class="inputs">
          <TaskInputFields
            key={task}
            task={task}
            inputs={inputs}
            onChange={(changed) => setGiven({ ...given, ...changed })}
            onSubmit={start}
          />
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
          <button type="button" class="primary" disabled={!canStart} onClick={start}>
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

/** An image whose size isn't known yet counts as large enough: somebody chose its file. */
function isLargeEnough({ size }: BatchRow, leastSide: number): boolean {
  return size === null || Math.min(size.width, size.height) >= leastSide;
}
