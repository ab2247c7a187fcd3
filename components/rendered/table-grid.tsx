import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useVirtualColumns, useVirtualRows } from './use-virtual-rows.ts';

const ROW_HEIGHT = 30;
/** Wider tables have columns of one width, and only those in view are in the page. */
const FEW_COLUMNS = 24;
/** In CSS pixels, as in style.css. */
const COLUMN_WIDTH = 110;
/** Rows that PageUp and PageDown go by. */
const PAGE = 10;

type Place = readonly [row: number, column: number];

/** Where a key leads from a cell; null for keys that aren't the grid's. */
function placeAfter(
  key: string,
  whole: boolean,
  [row, column]: Place,
  [lastRow, lastColumn]: Place,
): Place | null {
  switch (key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [Math.min(lastRow, row + 1), column];
    case 'ArrowLeft':
      return [row, Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, Math.min(lastColumn, column + 1)];
    case 'PageUp':
      return [Math.max(0, row - PAGE), column];
    case 'PageDown':
      return [Math.min(lastRow, row + PAGE), column];
    case 'Home':
      return [whole ? 0 : row, 0];
    case 'End':
      return [whole ? lastRow : row, lastColumn];
    default:
      return null;
  }
}

/**
 * A table whose first row names the columns. One cell is in the tab order; arrow keys go on from
 * there. Only the rows and columns in view are in the page, so that its size doesn't matter.
 */
export function TableGrid(props: { rows: readonly (readonly string[])[]; label: string }) {
  const { rows, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>([0, 0]);
  const moved = useRef(false);
  const columns = useMemo(() => rows.reduce((most, row) => Math.max(most, row.length), 0), [rows]);
  const isWide = columns > FEW_COLUMNS;
  const visible = useVirtualRows(rows.length, ROW_HEIGHT, () => scroller.current);
  const visibleColumns = useVirtualColumns(
    isWide ? columns : 0,
    COLUMN_WIDTH,
    () => scroller.current,
  );
  const shownColumns = isWide
    ? visibleColumns.indexes
    : Array.from({ length: columns }, (_, column) => column);

  useLayoutEffect(() => {
    if (!moved.current) return;
    const [row, column] = place;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[aria-rowindex="${row + 1}"] > [aria-colindex="${column + 1}"]`,
    );
    if (!cell) return;
    moved.current = false;
    cell.focus();
  });

  // What is scrolled out of view isn't there to be tabbed to.
  const stop: Place = [inView(place[0], visible.indexes), inView(place[1], shownColumns)];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const last: Place = [rows.length - 1, columns - 1];
    const next = placeAfter(event.key, event.ctrlKey, place, last);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setPlace(next);
    visible.scrollTo(next[0]);
    if (isWide) visibleColumns.scrollTo(next[1]);
  };

  const row = (index: number) => (
    <div role="row" class="grid-row" aria-rowindex={index + 1} key={index}>
      {shownColumns.map((column) => (
        <div
          key={column}
          role={index === 0 ? 'columnheader' : 'gridcell'}
          aria-colindex={column + 1}
          tabIndex={stop[0] === index && stop[1] === column ? 0 : -1}
          onFocus={() => setPlace([index, column])}
          dir="auto"
        >
          {rows[index]?.[column] ?? ''}
        </div>
      ))}
    </div>
  );

  return (
    <div
      ref={scroller}
      role="grid"
      class={isWide ? 'grid wide' : 'grid'}
      aria-label={label}
      aria-rowcount={rows.length}
      aria-colcount={columns}
      style={{
        '--columns': shownColumns.length,
        '--before': `${visibleColumns.before}px`,
        '--after': `${visibleColumns.after}px`,
      }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: `${visible.before}px` }} />
      {visible.indexes.map(row)}
      <div role="presentation" style={{ height: `${visible.after}px` }} />
    </div>
  );
}

/** The index if it is in view, else the first that is. */
function inView(index: number, shown: readonly number[]): number {
  return shown.includes(index) ? index : (shown[0] ?? 0);
}
