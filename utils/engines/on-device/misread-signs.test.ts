import { expect, test } from 'vitest';
import { hasAmbiguousCode, hasBar, isUnbalanced } from './misread-signs.ts';

test.each([
  ['Can | change my booking?', true],
  ['|user-specified precision', true],
  ['[EQUIPMENT RENTAL & MAINTENANCE', true],
  ['list[0] = a|b', false],
  ['Can I change my booking?', false],
])('a bar where a word begins: %s', (text, expected) => {
  expect(hasBar(text)).toBe(expected);
});

test.each([
  ["const url = '${base}/v2/sensors/${id}?since=${from}`;", true],
  ['‘What happens when both maps are redrawn at once?', true],
  ['"to be late, and slow', true],
  ['(unless --quiet is given', true],
  ['“What happens?” ‘Nothing’, the captains’ wives (all of them) said.', false],
  ["It's the town's `config[0]` = {}", false],
])('unbalanced: %s', (text, expected) => {
  expect(isUnbalanced(text)).toBe(expected);
});

test.each([
  ['Serial number: CO2XGOFDH7JY', true],
  ['key 4Ol8K2', true],
  ['INVOICE 2026', false],
  ['A4 Oslo 1200', false],
  ['order A1234567', false],
])('a code in which O may be 0: %s', (text, expected) => {
  expect(hasAmbiguousCode(text)).toBe(expected);
});
