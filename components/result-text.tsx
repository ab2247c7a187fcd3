import { useLayoutEffect, useRef } from 'preact/hooks';
import { textDirection } from '../utils/core/text-direction.ts';
import { t } from '../utils/platform/i18n.ts';
import { LongText } from './rendered/long-text.tsx';
import { useLate } from './use-late.ts';
import { useSelectAll } from './use-select-all.ts';
import { MarkedText, type MarkedTextProps } from './marked-text.tsx';

/** Within this many CSS pixels of the end, the reader counts as being at the end. */
const AT_END = 24;

const loadEditor = () => import('./edited-text.tsx');

interface ResultTextProps extends MarkedTextProps {
  readonly busy: boolean;
  /** Given while a person changes the text. */
  readonly onEdit: ((text: string) => void) | null;
}

/**
 * The text read so far, and nothing else. While it grows the view follows only a reader who is at
 * the end.
 */
export function ResultText(props: ResultTextProps) {
  const { text, busy, doubts, current, onPoint, onEdit } = props;
  const Editor = useLate(loadEditor)?.EditedText;
  const isAllSelected = useSelectAll(text);
  const region = useRef<HTMLElement>(null);
  const following = useRef(true);

  useLayoutEffect(() => {
    const element = region.current;
    if (element && busy && following.current) element.scrollTop = element.scrollHeight;
  }, [text, busy]);

  useLayoutEffect(() => {
    const mark = current === null ? null : region.current?.querySelector('[aria-current=true]');
    mark?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <section
      ref={region}
      class={isAllSelected ? 'result all-selected' : 'result'}
      aria-label={t('result_label')}
      aria-busy={busy}
      // A scrollable region must be reachable by keyboard.
      tabIndex={0}
      // Left to the browser, it would go through all that is left for each piece that is removed.
      dir={textDirection(text)}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < AT_END;
      }}
    >
      {onEdit && Editor ? (
        <Editor
          text={text}
          doubt={current === null ? undefined : doubts[current]}
          onChange={onEdit}
        />
      ) : doubts.length === 0 ? (
        <LongText text={text} />
      ) : (
        <MarkedText text={text} doubts={doubts} current={current} onPoint={onPoint} />
      )}
    </section>
  );
}
