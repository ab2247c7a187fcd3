import { useEffect, useState } from 'preact/hooks';
import type { HistoryView, HistoryViewProps } from './history-view.tsx';

/** The history. What searches and lists it is loaded when it is first looked at. */
export function LateHistoryView(props: HistoryViewProps) {
  const [View, setView] = useState<typeof HistoryView | null>(null);
  useEffect(() => {
    void import('./history-view.tsx').then((module) => setView(() => module.HistoryView));
  }, []);
  return View && <View {...props} />;
}
