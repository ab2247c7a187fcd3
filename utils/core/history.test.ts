import { describe, expect, it } from 'vitest';
import { historyBytes, isForHistory, isWithin, overLimit, type HistoryRow } from './history.ts';
import { historyAsJson, historyAsText } from './history-export.ts';
import { createHistorySearch, searchTerms } from './history-search.ts';
import { newJob, reduceJob } from './job.ts';
import { privateKey } from './private-key.ts';
import { plainWish } from './wish.ts';

function row(id: string, more: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id,
    createdAt: Number(id),
    task: 'extract-text',
    page: null,
    name: '',
    engine: 'on-device',
    model: null,
    text: '',
    isEdited: false,
    imageIds: [],
    images: [],
    ...more,
  };
}

describe('what is kept', () => {
  const source = { kind: 'visible-tab', tabId: 1, windowId: 1 } as const;
  const running = newJob({ ...plainWish('extract-text'), id: 'a', createdAt: 1, source });
  const withText = reduceJob(running, {
    at: 2,
    type: 'read',
    event: { type: 'text', text: 'Gate B22' },
  });
  const end = (job: typeof running) =>
    reduceJob(job, { at: 3, type: 'read', event: { type: 'end', end: { kind: 'complete' } } });

  it('is what has ended with a text, and nothing of a private window', () => {
    expect(isForHistory(withText)).toBe(false);
    expect(isForHistory(end(running))).toBe(false);
    expect(isForHistory(end(withText))).toBe(true);
    expect(isForHistory(end({ ...withText, id: privateKey('a') }))).toBe(false);
  });

  it('keeps so many, and lets the oldest go first', () => {
    const rows = ['3', '1', '4', '2'].map((id) => row(id));
    expect(overLimit(rows, { count: 4, bytes: 100 })).toEqual([]);
    expect(overLimit(rows, { count: 2, bytes: 100 })).toEqual(['2', '1']);
  });

  it('keeps so many bytes; an image that is shared counts once', () => {
    const images = [{ id: 'shared', bytes: 60 }];
    const rows = [row('1', { images }), row('2', { images }), row('3', { images, text: 'abcde' })];
    expect(historyBytes(rows)).toBe(70);
    expect(overLimit(rows, { count: 10, bytes: 70 })).toEqual([]);
    expect(overLimit([...rows, row('4', { text: 'f' })], { count: 10, bytes: 70 })).toEqual([
      '3',
      '2',
      '1',
    ]);
  });

  it('keeps the newest whatever its size', () => {
    const huge = row('2', { images: [{ id: 'i', bytes: 1e9 }] });
    expect(overLimit([row('1'), huge], { count: 10, bytes: 100 })).toEqual(['1']);
  });
});

describe('finding', () => {
  const page = { title: 'Timetable – Harbour', url: 'https://ferry.example/times?day=1' };
  const rows = [
    row('1', { text: 'Last boat 21:30', page }),
    row('2', { text: 'Crème brûlée 4.50', task: 'receipt' }),
    row('3', { text: '東京駅から新宿まで' }),
  ];
  const search = createHistorySearch(rows);

  it.each([
    ['last bo', ['1']],
    ['harbour boat', ['1']],
    ['ferry', ['1']],
    ['creme', ['2']],
    ['BRÛLÉE', ['2']],
    ['新宿', ['3']],
    ['京駅から', ['3']],
    ['boat brûlée', []],
    ['oat', []],
  ])('%s', (words, ids) => {
    expect([...(search(words) ?? [])]).toEqual(ids);
  });

  it('is not asked for by no words', () => {
    expect(search(' – ')).toBeNull();
    expect(searchTerms('東')).toEqual(['東']);
  });

  it('filters by time, task and site', () => {
    const none = { since: null, task: null, host: null };
    const found = (more: object) =>
      rows.filter((each) => isWithin(each, { ...none, ...more })).map(({ id }) => id);
    expect(found({})).toEqual(['1', '2', '3']);
    expect(found({ since: 2 })).toEqual(['2', '3']);
    expect(found({ task: 'receipt' })).toEqual(['2']);
    expect(found({ host: 'ferry.example' })).toEqual(['1']);
  });
});

describe('the export', () => {
  const rows = [row('5', { text: 'One\n' }), row('6', { text: 'Two', name: 'b.png' })];

  it('is JSON that tells time, task and text', () => {
    const { results } = JSON.parse(historyAsJson(rows, (ms) => `t${ms}`));
    expect(results).toHaveLength(2);
    expect(results[1]).toMatchObject({ time: 't6', image: 'b.png', text: 'Two', edited: false });
  });

  it('is text under headings', () => {
    expect(historyAsText(rows, ({ id }) => `No\n${id}`)).toBe(
      'No 5\n====\n\nOne\n\n\nNo 6\n====\n\nTwo\n',
    );
  });
});
