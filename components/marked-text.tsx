import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { textParts } from '../utils/core/doubt/text-parts.ts';
import { doubtText } from './doubt-text.ts';

export interface MarkedTextProps {
  readonly text: string;
  readonly doubts: readonly Doubt[];
  /** The one that is shown more closely, as an index; null for none. */
  readonly current: number | null;
  readonly onPoint: (doubt: number) => void;
}

/** A text with its doubts marked: nothing is added to it but the marks. */
export function MarkedText({ text, doubts, current, onPoint }: MarkedTextProps) {
  return (
    <>
      {textParts(text, doubts).map((part) => {
        const doubt = part.doubt === null ? undefined : doubts[part.doubt];
        if (!doubt || part.doubt === null) return part.text;
        const index = part.doubt;
        return (
          <mark
            key={index}
            class={`doubt ${doubt.reason}`}
            data-doubt={index}
            aria-current={index === current}
            title={doubtText(doubt)}
            onPointerEnter={() => onPoint(index)}
          >
            {part.text}
          </mark>
        );
      })}
    </>
  );
}
