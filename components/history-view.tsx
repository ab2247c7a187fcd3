import { useMemo, useRef, useState } from 'preact/hooks';
import { historyAsJson, historyAsText } from '../utils/core/history-export.ts';
import { createHistorySearch } from '../utils/core/history-search.ts';
import { historyBytes, isWithin, type HistoryRow } from '../utils/core/history.ts';
import { writeClipboard } from '../utils/platform/clipboard.ts';
import { t, tn, formatLanguage } from '../utils/platform/i18n.ts';
import { saveFile } from '../utils/platform/save-file.ts';
import { HistoryFilters, noFilter, sinceOf } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { wordsStatus } from './job-status.ts';
import type { LoadImage } from './job-view.tsx';
import { rowKind, rowTime, rowTitle } from './row-text.ts';
import { useHistoryRows, type HistoryDoor } from './use-history.ts';

export interface HistoryViewProps {
  readonly door: HistoryDoor;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  readonly loadImage: LoadImage;
}

/** Every result that is kept on this device: found, opened, copied, deleted, saved as a file. */
export function HistoryView({ door, opened, onOpen, loadImage }: HistoryViewProps) {
  const rows = useHistoryRows(door.rows);
  const [filter, setFilter] = useState(noFilter);
  const [said, setSaid] = useState('');
  /** Puts back what was deleted last. */
  const [undo, setUndo] = useState<{ readonly put: () => Promise<void> } | null>(null);
  const asked = useRef<HTMLDialogElement>(null);

  const search = useMemo(() => {
    // Built once somebody searches.
    let made: ReturnType<typeof createHistorySearch> | null = null;
    return (words: string) => (made ??= createHistorySearch(rows ?? []))(words);
  }, [rows]);
  const shown = useMemo(() => {
    const found = filter.words.trim() === '' ? null : search(filter.words);
    const since = sinceOf(filter.period, new Date());
    return (rows ?? []).filter(
      (row) => (found === null || found.has(row.id)) && isWithin(row, { ...filter, since }),
    );
  }, [rows, filter, search]);

  const say = (text: string) => {
    setSaid(text);
    setUndo(null);
  };
  const copy = async ({ text }: HistoryRow) =>
    say((await writeClipboard({ text })) ? wordsStatus('copied', text) : t('status_copy_failed'));
  const remove = async ({ id }: HistoryRow) => {
    const put = await door.remove([id]);
    setSaid(t('history_deleted'));
    setUndo({ put });
  };
  const clear = async () => {
    asked.current?.close();
    await door.clear();
    say(t('history_cleared'));
  };
  const saveText = () => {
    const heading = (row: HistoryRow) => `${rowTitle(row)} · ${rowKind(row)} · ${rowTime(row)}`;
    saveFile('legible-history.txt', historyAsText(shown, heading), 'text/plain');
  };
  const saveJson = () => {
    const json = historyAsJson(shown, (epochMs) => new Date(epochMs).toISOString());
    saveFile('legible-history.json', json, 'application/json');
  };

  if (rows === undefined) return null;
  const isEmpty = rows.length === 0;
  return (
    <section class="history" aria-labelledby="history-heading">
      <h2 id="history-heading">{t('history_heading')}</h2>
      {!isEmpty && <HistoryFilters rows={rows} filter={filter} onChange={setFilter} />}
      <div class="actions">
        <button type="button" disabled={shown.length === 0} onClick={saveText}>
          {t('history_save_text')}
        </button>
        <button type="button" disabled={shown.length === 0} onClick={saveJson}>
          {t('history_save_json')}
        </button>
        <button type="button" disabled={isEmpty} onClick={() => asked.current?.showModal()}>
          {t('history_clear')}
        </button>
      </div>
      <div class="history-said">
        <output class="history-count" aria-label={t('history_count_label')}>
          {tn('history_count', shown.length, formatNumber(rows.length))}
          {' · '}
          {t('history_size', formatMegabytes(historyBytes(rows)))}
        </output>
        <output aria-label={t('history_said')}>{said}</output>
        {undo && (
          <button
            type="button"
            onClick={() => void undo.put().then(() => say(t('history_restored')))}
          >
            {t('button_undo')}
          </button>
        )}
      </div>
      {shown.length > 0 ? (
        <HistoryList
          rows={shown}
          opened={opened}
          onOpen={({ id }) => onOpen(id)}
          onCopy={(row) => void copy(row)}
          onDelete={(row) => void remove(row)}
          loadImage={loadImage}
        />
      ) : (
        <div class="empty">
          <h3>{t(isEmpty ? 'history_empty' : 'history_none_found')}</h3>
          <p>{t(isEmpty ? 'history_empty_hint' : 'history_none_found_hint')}</p>
          {!isEmpty && (
            <button type="button" onClick={() => setFilter(noFilter)}>
              {t('history_show_all')}
            </button>
          )}
        </div>
      )}
      <dialog ref={asked} class="question" aria-labelledby="clear-question">
        <p id="clear-question">{tn('history_clear_question', rows.length)}</p>
        <div class="actions">
          <button type="button" onClick={() => asked.current?.close()}>
            {t('button_cancel')}
          </button>
          <button type="button" class="primary" onClick={() => void clear()}>
            {t('history_clear_yes')}
          </button>
        </div>
      </dialog>
    </section>
  );
}

function formatNumber(count: number): string {
  return new Intl.NumberFormat(formatLanguage()).format(count);
}

function formatMegabytes(bytes: number): string {
  const format = new Intl.NumberFormat(formatLanguage(), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1e6);
}
