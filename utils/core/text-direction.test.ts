import { expect, it } from 'vitest';
import { textDirection } from './text-direction.ts';

it.each([
  ['Harbour café', 'ltr'],
  ['§ 12 — הנמל פתוח', 'rtl'],
  ['(3) المرفأ is the harbour', 'rtl'],
  ['the harbour is المرفأ', 'ltr'],
  ['港の店', 'ltr'],
  ['| 12 | 3,50 |', 'ltr'],
  ['', 'ltr'],
  ['\u{1E922}\u{1E923}', 'rtl'],
])('%j begins where its first letter says: %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
