import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadEvent, Word } from '../../core/read-event.ts';
import { gatherEvents } from './gathered-events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const word = (text: string): Word => ({
  text,
  x: 0,
  y: 0,
  width: 9,
  height: 9,
  confidence: 1,
  angle: 0,
  line: 0,
});
const reading = (done: number): ReadEvent => ({
  type: 'progress',
  progress: { step: 'reading-lines', done, total: 3 },
});

function gathered() {
  const sent: ReadEvent[] = [];
  return { sent, ...gatherEvents((event) => sent.push(event)) };
}

it('sends the first at once, and the next together', () => {
  const { sent, emit } = gathered();
  emit(reading(0));
  expect(sent).toEqual([reading(0)]);
  emit({ type: 'text', text: 'One' });
  emit({ type: 'words', words: [word('One')] });
  emit(reading(1));
  emit({ type: 'text', text: '\nTwo' });
  emit({ type: 'words', words: [word('Two')] });
  emit(reading(2));
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(100);
  expect(sent.slice(1)).toEqual([
    { type: 'text', text: 'One\nTwo' },
    { type: 'words', words: [word('One'), word('Two')] },
    reading(2),
  ]);
});

it('sends at once again after a silence', () => {
  const { sent, emit } = gathered();
  emit(reading(0));
  vi.advanceTimersByTime(200);
  emit(reading(1));
  expect(sent).toEqual([reading(0), reading(1)]);
});

it('sends what is held before a text anew, and before the end', () => {
  const { sent, emit, flush } = gathered();
  emit(reading(0));
  emit({ type: 'text', text: 'a b' });
  emit({ type: 'replace-text', text: 'a  b' });
  emit(reading(3));
  flush();
  expect(sent).toEqual([
    reading(0),
    { type: 'text', text: 'a b' },
    { type: 'replace-text', text: 'a  b' },
    reading(3),
  ]);
  vi.advanceTimersByTime(500);
  expect(sent).toHaveLength(4);
});
