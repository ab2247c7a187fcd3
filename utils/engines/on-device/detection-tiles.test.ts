import { expect, test } from 'vitest';
import { coverLength } from './detection-tiles.ts';

test.each([1, 31, 32, 700, 1280, 1281, 1440, 2592, 8000, 50_000])(
  'spans cover %i pixels without a gap or an overlap in what is kept',
  (length) => {
    const spans = coverLength(length);
    let end = 0;
    for (const span of spans) {
      expect(span.keepFrom).toBe(end);
      expect(span.size % 32).toBe(0);
      expect(span.size).toBeLessThanOrEqual(1280);
      expect(span.keepFrom).toBeGreaterThanOrEqual(span.start);
      expect(span.keepTo).toBeLessThanOrEqual(span.start + span.size);
      end = span.keepTo;
    }
    expect(end).toBe(length);
  },
);

test('what is kept lies well within its span, except at the ends', () => {
  const spans = coverLength(8000);
  expect(spans.length).toBe(7);
  for (const span of spans.slice(1)) {
    expect(span.keepFrom - span.start).toBeGreaterThanOrEqual(60);
  }
  for (const span of spans.slice(0, -1)) {
    expect(span.start + span.size - span.keepTo).toBeGreaterThanOrEqual(60);
  }
});

test('a short length is one span, rounded up', () => {
  expect(coverLength(100)).toEqual([{ start: 0, size: 128, keepFrom: 0, keepTo: 100 }]);
});
