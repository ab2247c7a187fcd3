import { expect, test } from 'vitest';
import { indentation } from './indentation.ts';

const code = ['for row in rows:', '    if row.ok:', '        total += row.net', 'print(total)'];

test('code as it stands keeps all of it', () => {
  expect(indentation(code, code.join('\n'))).toEqual({ lines: 2, right: 2 });
});

test('lines without their spaces lost it, and misread letters do not matter', () => {
  const read = 'for row in rows:\n    if rcw.ok:\ntotal += row.net\nprint(total)';
  expect(indentation(code, read)).toEqual({ lines: 2, right: 1 });
});

test('a line that was not read is not right', () => {
  expect(indentation(code, 'print(total)')).toEqual({ lines: 2, right: 0 });
});
