import { expect, test } from 'vitest';
import { addScores, rates, score } from './score.ts';

const truth = 'Order no. 1047\nTotal: $12.50\nThank you!';

test('what was read exactly is perfect, whatever the quotes, dashes and spaces', () => {
  const one = score('“Well” – he said', '"Well"  - he said');
  expect(rates(one)).toMatchObject({ lineErrorRate: 0, recall: 1, precision: 1 });
});

test('the order of lines counts in the ordered rate alone', () => {
  const shuffled = 'Thank you!\nTotal: $12.50\nOrder no. 1047';
  const found = rates(score(truth, shuffled));
  expect(found).toMatchObject({ lineErrorRate: 0, recall: 1, precision: 1 });
  expect(found.orderedErrorRate).toBeGreaterThan(0.4);
});

test('a wrong character costs one edit and its word', () => {
  const one = score(truth, truth.replace('12.50', '12.80'));
  expect(one.errors).toBe(1);
  expect(one.wordsInBoth).toBe(one.wordsInTruth - 1);
  expect(rates(one).precision).toBeCloseTo(6 / 7);
});

test('a line that was not read costs its length, and words only on the side of recall', () => {
  const one = score(truth, 'Order no. 1047\nTotal: $12.50');
  expect(one.errors).toBeGreaterThanOrEqual(7);
  expect(one.errors).toBeLessThanOrEqual('Thank you!'.length);
  expect(rates(one).recall).toBeCloseTo(5 / 7);
  expect(rates(one).precision).toBe(1);
});

test('a word read twice is right once', () => {
  expect(rates(score('one', 'one one')).precision).toBe(0.5);
});

test('case counts unless told otherwise', () => {
  expect(score('STOP', 'stop').wordsInBoth).toBe(0);
  expect(score('STOP', 'stop', { ignoreCase: true }).wordsInBoth).toBe(1);
});

test('nothing read of nothing is perfect, and nothing of something is not', () => {
  expect(rates(score('', ''))).toMatchObject({ lineErrorRate: 0, recall: 1, precision: 1 });
  expect(rates(score('word', ''))).toMatchObject({ lineErrorRate: 1, recall: 0, precision: 1 });
});

test('sums weigh images by what they hold', () => {
  const long = score('a b c d e f g h i', 'a b c d e f g h i');
  const short = score('z', 'y');
  expect(rates(addScores([long, short])).recall).toBeCloseTo(0.9);
});

test('without spaces between words each character counts, and spaces do not', () => {
  const one = score('山里的邮递员。', '山里 的 邮递贝。', { byCharacter: true });
  expect(one).toEqual({
    characters: 7,
    errors: 1,
    errorsInOrder: 1,
    wordsInTruth: 6,
    wordsRead: 6,
    wordsInBoth: 5,
  });
});
