import { expect, test } from 'vitest';
import { errorKinds, withModelErrors, type ErrorKind } from './model-errors.ts';

const truth = [
  'Stations of the northern line',
  'Ashford 1842 6 3,814,220 18.4%',
  'Carrick Road 1901 2 648,310 3.1%',
  'Thank you for travelling with Lindqvist',
  '    return total * 1.19;',
  'Platform tickets cost $2.75 each',
  'Open from 6:30 until late',
];
const one = (kind: ErrorKind, lines = truth, seed = 7) => {
  const changed = withModelErrors(lines, seed, 1, [kind]);
  const [error] = changed.errors;
  if (!error) throw new Error('nothing was changed');
  return { changed: changed.lines, error };
};
const words = (line = '') => line.split(/\s+/).filter(Boolean);

test('the same seed makes the same changes, another makes others', () => {
  expect(withModelErrors(truth, 1, 3)).toEqual(withModelErrors(truth, 1, 3));
  expect(withModelErrors(truth, 1, 3)).not.toEqual(withModelErrors(truth, 2, 3));
});

test.each(['digit changed', 'number rounded', 'word corrected'] as const)(
  '%s: one word differs, and the error says which',
  (kind) => {
    for (let seed = 1; seed <= 200; seed++) {
      const { changed, error } = one(kind, truth, seed);
      expect(changed).toHaveLength(truth.length);
      const differing = truth.flatMap((line, at) => (line === changed[at] ? [] : [at]));
      expect(differing).toEqual([error.line]);
      expect(words(truth[error.line]).slice(error.from, error.to)).toEqual([error.was]);
      expect(words(changed[error.line]).slice(error.from, error.to)).toEqual([error.became]);
      expect(error.became).not.toBe(error.was);
    }
  },
);

test('a changed digit keeps everything else', () => {
  const { error } = one('digit changed', ['3,814,220']);
  expect(error.became).toMatch(/^\d,\d{3},\d{3}$/);
});

test.each([
  ['18.4%', '18%'],
  ['$13.57', '$13.6'],
  ['3.996', '3.99'],
  ['3,814,220', '3,800,000'],
  ['(61,533)', '(61,000)'],
])('%s is rounded to %s', (number, rounded) => {
  expect(one('number rounded', [number]).changed).toEqual([rounded]);
});

test('a number that is round already, or short, is left alone', () => {
  expect(withModelErrors(['1,200 of 42'], 1, 1, ['number rounded']).errors).toEqual([]);
});

test('code keeps its indentation', () => {
  const { changed } = one('digit changed', ['    return total * 1.19;']);
  expect(changed[0]).toMatch(/^ {4}return total \* \d\.\d\d;$/);
});

test('a line that is left out shows where the next one stands', () => {
  const { changed, error } = one('line left out');
  expect(changed).toEqual(truth.toSpliced(error.line, 1));
  expect(error).toMatchObject({ was: truth[error.line], became: '', from: 0, to: 0 });
});

test('an invented line is one that the truth has not', () => {
  const { changed, error } = one('line invented');
  expect(changed.toSpliced(error.line, 1)).toEqual(truth);
  expect(error).toMatchObject({ was: '', became: changed[error.line] });
  expect(truth).not.toContain(error.became);
});

test('two swapped lines are two errors', () => {
  const { lines, errors } = withModelErrors(truth, 3, 1, ['lines swapped']);
  expect(errors.map(({ became }) => became)).toEqual(errors.map(({ line }) => lines[line]));
  expect(errors.map(({ was }) => was)).toEqual(errors.map(({ line }) => truth[line]));
});

test('several changes at once: each stands where its error says', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { lines, errors } = withModelErrors(truth, seed, 3);
    expect(errors.length).toBeGreaterThanOrEqual(2);
    for (const { line, from, to, became } of errors) {
      expect(words(lines[line]).slice(from, to)).toEqual(words(became));
    }
  }
});

test('over many seeds every kind has its share', () => {
  const kinds = Array.from({ length: 200 }, (_, seed) =>
    withModelErrors(truth, seed, 2).errors.map(({ kind }) => kind),
  ).flat();
  for (const kind of errorKinds) {
    expect(kinds.filter((other) => other === kind).length).toBeGreaterThan(30);
  }
});

test('text without anything to change stays as it is', () => {
  expect(withModelErrors(['山'], 1, 5, ['digit changed', 'lines swapped'])).toEqual({
    lines: ['山'],
    errors: [],
  });
});
