import { useMemo, useRef, useState } from 'preact/hooks';
import type { BatchRow } from '../utils/core/batch.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';
import { failureText } from './job-status.ts';
import { rowAfterKey } from './list-keys.ts';
import { Thumbnail } from './thumbnail.tsx';

/** Rows that a page key goes over. */
const PAGE = 10;

interface BatchListProps {
  readonly rows: readonly BatchRow[];
  readonly opened: number | null;
  readonly onOpen: (index: number) => void;
  readonly loadImage: (imageId: string) => Promise<Blob | null>;
}

/** The items of a batch. Arrow keys go from one to the next; rows out of sight aren't laid out. */
export function BatchList({ rows, opened, onOpen, loadImage }: BatchListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState(0);
  const reachable = Math.min(current, rows.length - 1);

  const go = (event: KeyboardEvent) => {
    const to = rowAfterKey(event.key, reachable, rows.length - 1, PAGE);
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    list.current?.querySelectorAll('button')[to]?.focus();
  };

  const open = ({ target }: Event) => {
    const item = target instanceof Element ? target.closest('li') : null;
    const position = item ? [...(list.current?.children ?? [])].indexOf(item) : -1;
    const row = rows[position];
    if (!row) return;
    setCurrent(position);
    onOpen(row.index);
  };

  return (
    <ol ref={list} class="items" aria-label={t('batch_items')} onKeyDown={go} onClick={open}>
      {rows.map((row, position) => (
        <Item
          key={row.index}
          row={row}
          isOpen={row.index === opened}
          isReachable={position === reachable}
          loadImage={loadImage}
        />
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly row: BatchRow;
  readonly isOpen: boolean;
  readonly isReachable: boolean;
  readonly loadImage: BatchListProps['loadImage'];
}

function Item({ row, isOpen, isReachable, loadImage }: ItemProps) {
  // Some times a second a few of hundreds change: the others keep what was drawn of them.
  return useMemo(
    () => <ItemButton {...{ row, isOpen, isReachable, loadImage }} />,
    [row, isOpen, isReachable, loadImage],
  );
}

function ItemButton({ row, isOpen, isReachable, loadImage }: ItemProps) {
  const { name, state, ready, preview, imageIds } = row;
  return (
    <li>
      <button
        type="button"
        class={`item ${state.phase}`}
        tabIndex={isReachable ? 0 : -1}
        aria-current={isOpen}
      >
        {ready && imageIds[0] !== undefined ? (
          <Thumbnail imageId={imageIds[0]} load={loadImage} />
        ) : (
          <span class="thumbnail" />
        )}
        <span class="item-name">{name}</span>
        <span class="item-state">{t(phaseTexts[state.phase])}</span>
        <span class="item-preview" dir="auto">
          {state.phase === 'failed' ? failureText(state.failure) : preview}
        </span>
      </button>
    </li>
  );
}

const phaseTexts: Readonly<Record<BatchRow['state']['phase'], MessageKey>> = {
  queued: 'item_queued',
  capturing: 'item_running',
  reading: 'item_running',
  done: 'item_done',
  failed: 'item_failed',
  cancelled: 'item_cancelled',
  interrupted: 'item_interrupted',
};
