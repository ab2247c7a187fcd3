import { expect, test } from 'vitest';
import { readingOrder } from './reading-order.ts';
import type { RotatedBox } from './rotated-box.ts';

interface Line {
  readonly name: string;
  readonly box: RotatedBox;
}

/** A line of type 16 pixels high by its left edge, top and length. */
const line = (name: string, left: number, top: number, width: number, height = 20): Line => ({
  name,
  box: { centreX: left + width / 2, centreY: top + height / 2, width, height, angle: 0 },
});

/** The rows that are read, the lines of a row joined by `+`, whatever order they come in. */
function read(lines: readonly Line[]): string[] {
  const shuffled = lines.toSorted(
    (a, b) => ((a.box.centreX * 7919) % 101) - ((b.box.centreX * 7919) % 101),
  );
  const names = new Map(lines.map(({ name, box }) => [box, name]));
  return readingOrder(shuffled.map(({ box }) => box)).map((row) =>
    row.map((box) => names.get(box)).join('+'),
  );
}

const paragraph = (name: string, left: number, top: number, rows: number, width = 280) =>
  Array.from({ length: rows }, (_, row) => line(`${name}${row}`, left, top + row * 24, width));

test('a page is read from top to bottom', () => {
  expect(read(paragraph('a', 20, 20, 4))).toEqual(['a0', 'a1', 'a2', 'a3']);
});

test('columns of text are read one after the other, also where their lines are level', () => {
  const page = [...paragraph('a', 20, 60, 6), ...paragraph('b', 330, 60, 6)];
  expect(read(page).join(' ')).toBe('a0 a1 a2 a3 a4 a5 b0 b1 b2 b3 b4 b5');
});

test('a heading above two columns comes first', () => {
  const page = [
    line('title', 20, 10, 590, 30),
    ...paragraph('a', 20, 60, 4),
    ...paragraph('b', 330, 60, 4),
  ];
  expect(read(page)[0]).toBe('title');
  expect(read(page).at(-1)).toBe('b3');
});

test('a side bar whose lines aren’t level with the text is a column', () => {
  const menu = Array.from({ length: 5 }, (_, row) => line(`m${row}`, 10, 20 + row * 37, 80));
  const page = [...menu, ...paragraph('a', 160, 12, 8, 400)];
  expect(read(page).slice(0, 5)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
});

test('a table is read across', () => {
  const cells = [0, 1, 2, 3].flatMap((row) =>
    ['a', 'b', 'c'].map((column, index) => line(column + row, 20 + index * 200, row * 30, 70)),
  );
  expect(read(cells)).toEqual(['a0+b0+c0', 'a1+b1+c1', 'a2+b2+c2', 'a3+b3+c3']);
});

test('a turned page is read as a level one', () => {
  const turn = ({ name, box }: Line): Line => {
    const [cos, sin] = [Math.cos(0.15), Math.sin(0.15)];
    const centreX = box.centreX * cos - box.centreY * sin;
    const centreY = box.centreX * sin + box.centreY * cos;
    return { name, box: { ...box, centreX, centreY, angle: 0.15 } };
  };
  const labels = [0, 1, 2].map((row) => line(`l${row}`, 20, row * 26, 120));
  const values = [0, 1, 2].map((row) => line(`v${row}`, 420, row * 26, 120));
  expect(read([...labels, ...values].map(turn))).toEqual(['l0+v0', 'l1+v1', 'l2+v2']);
});

test('nothing has no order', () => {
  expect(readingOrder([])).toEqual([]);
});
