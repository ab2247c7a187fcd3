import { useEffect, useState } from 'preact/hooks';
import type { AnswerForm } from '../../utils/core/task.ts';
import type { RenderedResult } from './rendered-result.tsx';

type Rendered = typeof RenderedResult;

/** Forms that are more than their text. */
const formatted: ReadonlySet<AnswerForm> = new Set(['table', 'json', 'latex', 'markdown']);

/** A whole answer as what it is, beside its text. What draws it is loaded when it is first needed. */
export function FormattedResult({ text, form }: { text: string; form: AnswerForm }) {
  const [Rendered, setRendered] = useState<Rendered | null>(null);
  const isNeeded = formatted.has(form) && text !== '';
  useEffect(() => {
    if (!isNeeded || Rendered) return;
    void import('./rendered-result.tsx').then((module) => setRendered(() => module.RenderedResult));
  }, [isNeeded, Rendered]);
  return isNeeded && Rendered ? <Rendered text={text} form={form} /> : null;
}
