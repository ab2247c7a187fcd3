import type { HistoryViewProps } from './history-view.tsx';
import { useLate } from './use-late.ts';

const load = () => import('./history-view.tsx');

/** The history. What searches and lists it is loaded when it is first looked at. */
export function LateHistoryView(props: HistoryViewProps) {
  const View = useLate(load)?.HistoryView;
  return View ? <View {...props} /> : null;
}
