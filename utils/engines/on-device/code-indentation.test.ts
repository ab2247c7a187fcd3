import { expect, test } from 'vitest';
import { rowTexts } from './code-indentation.ts';
import type { RecognisedLine } from './line-recogniser.ts';

/** A line as it was read: its box in pixels, and its words as `text@start-end` along it. */
function line(
  centreX: number,
  centreY: number,
  width: number,
  height: number,
  words: string,
): RecognisedLine {
  return {
    box: { centreX, centreY, width, height, angle: 0 },
    confidence: 0.9,
    words: words.split(' ').map((word) => {
      const [, text = '', start, end] = /^(.*)@(\d+)-(\d+)$/.exec(word) ?? [];
      return { text, start: Number(start), end: Number(end), confidence: 0.9 };
    }),
  };
}

// Real readings of labelled pages.
const python = [
  [line(133, 169, 207, 33, 'class@4-79 Ledger:@99-199')],
  [
    line(121, 205, 54, 29, 'def@2-46'),
    line(169, 206, 24, 11, ''),
    line(460, 207, 582, 34, 'init_(self,@20-199 path:@224-294 Path,@317-387 rate=0.19):@412-575'),
  ],
  [line(283, 247, 257, 33, 'self.path@4-140 =@159-172 path@192-250')],
  [line(283, 284, 259, 33, 'self.rate@6-143 =@161-174 rate@193-252')],
  [line(274, 324, 240, 35, 'self._rows@5-157 =@176-189 []@211-232')],
  [line(289, 401, 394, 34, 'def@3-48 total(self)@67-232 ->@256-282 float:@301-387')],
  [line(390, 441, 476, 37, 'with@5-66 self.path.open()@85-328 as@350-378 file:@397-467')],
  [line(470, 480, 502, 34, 'for@2-46 row@66-110 in@127-155 csv.DictReader(file):@174-494')],
];
const numbered = [
  [line(41, 216, 17, 14, '12@2-15'), line(118, 218, 80, 15, 'return@2-43 out;@52-78')],
  [line(41, 234, 17, 14, '13@2-15'), line(68, 234, 10, 12, '}@3-8')],
  [line(41, 252, 17, 14, '14@2-14')],
  [
    line(41, 270, 17, 14, '15@2-15'),
    line(
      244,
      271,
      359,
      16,
      '//@1-12 Keep@22-49 at@58-71 most@79-107 256@115-136 tiles;@144-184 evict@194-229 the@237-258 oldest@267-309 first.@317-357',
    ),
  ],
  [
    line(41, 288, 17, 14, '16@2-15'),
    line(166, 289, 205, 13, 'function@0-57 trim(limit@65-136 =@145-151 256)@159-185 {@195-201'),
  ],
  [
    line(41, 306, 18, 14, '17@2-15'),
    line(180, 307, 203, 14, 'while@1-36 (cache.size@45-122 >@131-136 limit)@144-186 {@195-201'),
  ],
  [
    line(41, 324, 18, 15, '18@2-15'),
    line(196, 325, 208, 14, 'const@1-35 [first]@45-91 =@102-108 cache.keys();@116-207'),
  ],
  [line(41, 342, 17, 14, '19@2-15'), line(165, 343, 144, 15, 'cache.delete(first);@1-142')],
];
const prose = [
  [
    line(
      198,
      42,
      342,
      18,
      'Every@2-37 town@44-73 that@81-103 lies@111-131 on@138-152 a@160-166 river@174-202 has@209-228 two@236-257 maps@265-295 in@303-314 its@322-335',
    ),
  ],
  [
    line(
      197,
      64,
      341,
      18,
      'head.@2-32 One@39-63 shows@69-106 the@112-129 streets.@135-176 The@181-205 other,@210-243 which@249-285 nobody@291-335',
    ),
  ],
  [
    line(
      196,
      87,
      340,
      18,
      'prints,@2-39 shows@45-82 where@88-124 the@130-148 water@154-187 went@193-222 in@228-238 the@245-262 year@268-294 of@300-312 the@317-335',
    ),
  ],
  [line(46, 109, 40, 18, 'flood.@3-37')],
  [
    line(
      195,
      142,
      339,
      18,
      'In@3-14 Harlow@25-69 Bridge@79-119 that@129-151 year@161-187 is@197-206 1953.@217-249 Ask@259-281 for@292-309 the@318-336',
    ),
  ],
  [
    line(
      196,
      166,
      336,
      18,
      'chemist,@0-50 and@55-76 you@80-102 are@107-125 told@129-152 that@156-178 it@183-191 stands@195-232 four@237-261 steps@265-294 above@299-334',
    ),
  ],
  [
    line(
      196,
      186,
      337,
      18,
      'the@1-18 line;@25-50 ask@56-75 for@82-99 the@104-122 school,@127-169 and@176-197 you@203-225 hear@230-255 that@261-283 the@289-306 line@313-334',
    ),
  ],
  [line(117, 210, 179, 19, 'runs@2-26 through@31-77 its@82-95 second@99-140 floor.@145-176')],
];
const board = [
  [
    line(56, 38, 68, 19, 'Todo@4-43 3@54-61'),
    line(319, 39, 70, 20, 'Doing@3-44 2@56-63'),
    line(570, 38, 50, 17, 'Done@3-39'),
    line(598, 38, 16, 10, '4@7-14'),
  ],
  [
    line(109, 76, 149, 19, 'Write@2-34 the@38-57 release@62-107 notes@112-145'),
    line(356, 76, 124, 20, 'Fix@4-21 login@26-54 on@59-74 tablets@78-119'),
    line(620, 76, 128, 19, 'Rotate@3-43 the@47-66 API@69-92 keys@97-125'),
  ],
  [
    line(112, 122, 156, 21, 'Ask@2-25 legal@30-58 about@64-98 the@102-121 logo@126-151'),
    line(366, 122, 142, 18, 'Measure@3-56 start-up@61-107 time@112-138'),
    line(621, 122, 130, 20, 'Update@2-46 the@50-69 price@74-104 list@109-125'),
  ],
  [
    line(114, 167, 159, 19, 'Order@1-37 chairs@41-78 for@82-98 room@103-133 2B@138-154'),
    line(604, 168, 98, 21, 'Call@2-25 the@29-48 printer@54-93'),
  ],
  [line(620, 212, 130, 18, 'Archive@1-48 2024@53-83 tickets@87-126')],
];

const plain = (rows: readonly (readonly RecognisedLine[])[]) =>
  rows.map((row) => row.flatMap(({ words }) => words.map(({ text }) => text)).join(' '));

test('code keeps its indentation', () => {
  const indents = [0, 4, 8, 8, 8, 4, 8, 12];
  expect(rowTexts(python)).toEqual(
    plain(python).map((text, index) => ' '.repeat(indents[index] ?? 0) + text),
  );
});

test('numbered code keeps its indentation behind the numbers', () => {
  expect(rowTexts(numbered)).toEqual([
    '12   return out;',
    '13 }',
    '14',
    '15 // Keep at most 256 tiles; evict the oldest first.',
    '16 function trim(limit = 256) {',
    '17   while (cache.size > limit) {',
    '18     const [first] = cache.keys();',
    '19     cache.delete(first);',
  ]);
});

test('prose, lists in columns and a few words have none', () => {
  expect(rowTexts(prose)).toEqual(plain(prose));
  expect(rowTexts(board)).toEqual(plain(board));
  expect(rowTexts(python.slice(1, 3))).toEqual(plain(python.slice(1, 3)));
  expect(rowTexts([])).toEqual([]);
});

test('code below prose begins at its own margin', () => {
  const right = (row: readonly RecognisedLine[]) =>
    row.map((one) => ({
      ...one,
      box: { ...one.box, centreX: one.box.centreX + 40, centreY: one.box.centreY + 600 },
    }));
  const below = python.map(right);
  expect(rowTexts([...prose, ...below])).toEqual([...plain(prose), ...rowTexts(python)]);
});
