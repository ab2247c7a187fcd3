import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HistoryRow } from '../utils/core/history.ts';
import { t } from '../utils/platform/i18n.ts';
import type { LoadImage } from './job-view.tsx';
import { rowAfterKey } from './list-keys.ts';
import { useVirtualRows } from './rendered/use-virtual-rows.ts';
import { rowKind, rowTime, rowTitle } from './row-text.ts';
import { Thumbnail } from './thumbnail.tsx';

/** As in history.css. */
const ROW_HEIGHT = 84;
/** Rows that PageUp and PageDown go by. */
const PAGE = 6;
/** Characters of a text that a row has room for. */
const PREVIEW_LENGTH = 160;

interface HistoryListProps {
  readonly rows: readonly HistoryRow[];
  readonly opened: string | null;
  readonly onOpen: (row: HistoryRow) => void;
  readonly onCopy: (row: HistoryRow) => void;
  readonly onDelete: (row: HistoryRow) => void;
  readonly loadImage: LoadImage;
}

/**
 * Results, newest first. Arrow keys go from one to the next, Enter opens, Delete deletes. Only those
 * in view are in the page.
 */
export function HistoryList(props: HistoryListProps) {
  const { rows, opened, onOpen, onCopy, onDelete, loadImage } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setCurrent] = useState(0);
  const moved = useRef(false);
  const deleted = useRef(false);
  const current = Math.max(0, Math.min(wanted, rows.length - 1));
  const visible = useVirtualRows(rows.length, ROW_HEIGHT, () => scroller.current);

  useLayoutEffect(() => {
    if (deleted.current) moved.current = true;
    deleted.current = false;
  }, [rows]);

  useLayoutEffect(() => {
    if (!moved.current) return;
    const button = scroller.current?.querySelector<HTMLElement>('.item[tabindex="0"]');
    if (!button) return;
    moved.current = false;
    button.focus();
  });

  const go = (to: number) => {
    moved.current = true;
    setCurrent(to);
    visible.scrollTo(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = rowAfterKey(event.key, current, rows.length - 1, PAGE);
    const row = rows[current];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) go(to);
    else if (event.key === 'Delete' && row) remove(row, current);
    else return;
    event.preventDefault();
  };
  const remove = (row: HistoryRow, index: number) => {
    setCurrent(index);
    // The next one takes its place, and the keys.
    deleted.current = true;
    onDelete(row);
  };

  return (
    <div ref={scroller} class="history-list" onKeyDown={onKeyDown}>
      <div style={{ height: `${visible.before}px` }} />
      <ol aria-label={t('history_label')}>
        {visible.indexes.map((index) => {
          const row = rows[index];
          if (!row) return null;
          const tabIndex = index === current ? 0 : -1;
          return (
            <li key={row.id} aria-posinset={index + 1} aria-setsize={rows.length}>
              <button
                type="button"
                class="item"
                tabIndex={tabIndex}
                aria-current={row.id === opened}
                aria-keyshortcuts="Delete"
                onClick={() => {
                  setCurrent(index);
                  onOpen(row);
                }}
              >
                {row.images[0] ? (
                  <Thumbnail imageId={row.images[0].id} load={loadImage} />
                ) : (
                  <span class="thumbnail" />
                )}
                <span class="item-name" dir="auto">
                  {rowTitle(row)}
                </span>
                <span class="item-preview" dir="auto">
                  {row.text.trim().slice(0, PREVIEW_LENGTH).replaceAll(/\s+/g, ' ')}
                </span>
                <span class="item-kind">{`${rowTime(row)} · ${rowKind(row)}`}</span>
              </button>
              <span class="row-actions">
                <button type="button" tabIndex={tabIndex} onClick={() => onCopy(row)}>
                  {t('button_copy')}
                </button>
                <button type="button" tabIndex={tabIndex} onClick={() => remove(row, index)}>
                  {t('button_delete')}
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <div style={{ height: `${visible.after}px` }} />
    </div>
  );
}
