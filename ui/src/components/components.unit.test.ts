import { describe, expect, test, vi } from 'vitest';
import { ComboboxState } from './combobox.svelte.ts';
import { readDate } from './dates.ts';
import { fileProblem, fileSize } from './files.ts';
import { readYuan, yuan } from './money.ts';
import { Paged, type PageOf } from './paged.svelte.ts';

/** Answers given by hand, in any order. */
function byHand<T>() {
  const waiting: { resolve: (value: T) => void; reject: (error: Error) => void }[] = [];
  const load = vi.fn<(after: string | undefined) => Promise<T>>(
    () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
  );
  return { load, waiting };
}

describe('a paged list', () => {
  const page = (rows: number[], next?: string): PageOf<number> => ({ rows, next, total: 4 });

  test('adds pages by the key the server gave, once at a time', async () => {
    const { load, waiting } = byHand<PageOf<number>>();
    const list = new Paged(load, () => 7);
    const first = list.reload();
    expect([list.rows, list.loading]).toEqual([undefined, true]);
    waiting[0]?.resolve(page([1, 2], 'k'));
    await first;
    const more = list.more();
    await list.more();
    expect(load.mock.calls).toEqual([[undefined], ['k']]);
    waiting[1]?.resolve(page([3, 4]));
    await more;
    expect([list.rows, list.hasMore, list.total, list.at]).toEqual([[1, 2, 3, 4], false, 4, 7]);
    await list.more();
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('an answer that a newer request has overtaken is dropped', async () => {
    const { load, waiting } = byHand<PageOf<number>>();
    const list = new Paged(load);
    const [old, fresh] = [list.reload(), list.reload()];
    waiting[1]?.resolve(page([2]));
    await fresh;
    waiting[0]?.resolve(page([1]));
    await old;
    expect(list.rows).toEqual([2]);
    expect(list.loading).toBe(false);
  });

  test('keeps what it has when the server fails, and forgets the failure afterwards', async () => {
    const { load, waiting } = byHand<PageOf<number>>();
    const list = new Paged(load);
    const first = list.reload();
    waiting[0]?.resolve(page([1]));
    await first;
    const second = list.reload();
    waiting[1]?.reject(new Error('away'));
    await second;
    expect([list.rows, (list.problem as Error).message]).toEqual([[1], 'away']);
    const third = list.reload();
    waiting[2]?.resolve(page([5]));
    await third;
    expect([list.rows, list.problem]).toEqual([[5], undefined]);
    list.replace(5, String);
  });
});

describe('a combobox', () => {
  const options = [
    { id: 'a', label: '甲' },
    { id: 'b', label: '乙', disabled: true },
    { id: 'c', label: '丙', detail: '三' },
  ];

  test('goes round its options both ways and passes over what cannot be chosen', () => {
    const box = new ComboboxState({ options: () => options, search: () => undefined });
    const at = [1, 1, 1, -1].map((by) => {
      box.move(by as 1 | -1);
      return box.shown[box.at]?.id;
    });
    expect(at).toEqual(['a', 'c', 'a', 'c']);
    box.close();
    box.move(-1);
    expect(box.shown[box.at]?.id).toBe('c');
  });

  test('finds by label and detail', () => {
    const box = new ComboboxState({ options: () => options, search: () => undefined });
    box.type('三');
    expect(box.shown.map(({ id }) => id)).toEqual(['c']);
    expect(box.at).toBe(0);
  });

  test('asks once typing rests; the last question wins', async () => {
    vi.useFakeTimers();
    const { load, waiting } = byHand<typeof options>();
    const box = new ComboboxState({ options: () => undefined, search: () => load as never });
    box.type('王');
    box.type('王五');
    await vi.advanceTimersByTimeAsync(200);
    box.type('王五一');
    await vi.advanceTimersByTimeAsync(200);
    expect(load.mock.calls).toEqual([['王五'], ['王五一']]);
    waiting[1]?.resolve([options[0]!]);
    waiting[0]?.resolve([options[2]!]);
    await vi.advanceTimersByTimeAsync(0);
    expect([box.shown.map(({ id }) => id), box.searching]).toEqual([['a'], false]);
    vi.useRealTimers();
  });
});

test.each([
  ['19850203', '1985-02-03'],
  ['1985-2-3', '1985-02-03'],
  [' 1985.02.03 ', '1985-02-03'],
  ['1985年2月3日', '1985-02-03'],
  ['１９８５／２／３', '1985-02-03'],
  ['20240229', '2024-02-29'],
  ['20230229', undefined],
  ['19851301', undefined],
  ['850203', undefined],
  ['', undefined],
])('the date %j', (text, date) => {
  expect(readDate(text)).toBe(date);
});

test.each([
  ['128', 12_800],
  ['128.5', 12_850],
  ['￥1,280.50', 128_050],
  ['12.345', undefined],
  ['-5', undefined],
  ['一百', undefined],
])('the amount %j', (text, fen) => {
  expect(readYuan(text)).toBe(fen);
});

test('yuan shows every fen', () => {
  expect([0, 5, 12_800, -250].map(yuan)).toEqual(['0.00', '0.05', '128.00', '-2.50']);
});

test('a file is judged by its ending and size', () => {
  const rule = { kinds: ['.xlsx', '.csv'], most: 1000 };
  expect(fileProblem({ name: 'A.XLSX', size: 1000 }, rule)).toBeUndefined();
  expect(fileProblem({ name: 'a.xls', size: 1 }, rule)).toBe('kind');
  expect(fileProblem({ name: 'a.csv', size: 1001 }, rule)).toBe('size');
  expect([fileSize(12), fileSize(12_345), fileSize(3_400_000)]).toEqual([
    '1 kB',
    '12 kB',
    '3.4 MB',
  ]);
});
