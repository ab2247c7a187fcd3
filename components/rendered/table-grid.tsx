import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROW_HEIGHT = 30;
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
 * there. Only the rows in view are in the page, so that its length doesn't matter.
 */
export function TableGrid(props: { rows: readonly (readonly string[])[]; label: string }) {
  const { rows, label } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>([0, 0]);
  const moved = useRef(false);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const visible = useVirtualRows(rows.length, ROW_HEIGHT, () => scroller.current);

  useLayoutEffect(() => {
    if (!moved.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!cell) return;
    moved.current = false;
    cell.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const last: Place = [rows.length - 1, columns - 1];
    const next = placeAfter(event.key, event.ctrlKey, place, last);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setPlace(next);
    visible.scrollTo(next[0]);
  };

  const row = (index: number) => (
    <div role="row" class="grid-row" aria-rowindex={index + 1} key={index}>
      {Array.from({ length: columns }, (_, column) => (
        <div
          key={column}
          role={index === 0 ? 'columnheader' : 'gridcell'}
          aria-colindex={column + 1}
          tabIndex={place[0] === index && place[1] === column ? 0 : -1}
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
      class="grid"
      aria-label={label}
      aria-rowcount={rows.length}
      aria-colcount={columns}
      style={{ '--columns': columns }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: `${visible.before}px` }} />
      {visible.indexes.map(row)}
      <div role="presentation" style={{ height: `${visible.after}px` }} />
    </div>
  );
}
