import { describe, expect, test } from 'vitest';
import { tintOf } from './heat.ts';
import { optionOf } from './option.ts';
import { figure, hasData, measured, type HeatSpec, type LineSpec } from './spec.ts';
import { rowsOf } from './table.ts';
import { tipOf } from './tip.ts';

const line: LineSpec = {
  kind: 'line',
  labelTitle: '时间',
  labels: ['8:00', '9:00'],
  value: { unit: '分钟' },
  series: [{ name: '<实际>', values: [4.26, null] }],
  bands: [{ series: 0, name: '范围', ranges: [[2, 6], null] }],
};
const heat: HeatSpec = {
  kind: 'heat',
  labelTitle: '',
  labels: ['8:00', '9:00'],
  rows: ['抽血'],
  values: [[10, null]],
};
const palette = { tone: String, ink: '', soft: '', rule: '', surface: '', font: '' };

test.each([
  [4.26, {}, '4.3'],
  [4.26, { unit: '分钟', digits: 0 }, '4 分钟'],
  [85, { unit: '%' }, '85%'],
  [-0.01, {}, '0'],
  [null, { unit: '分钟' }, '–'],
  [Number.NaN, {}, '–'],
])('%s is shown as people read it', (value, axis, text) => {
  expect(measured(value, axis)).toBe(text);
});

test('a table has every figure of the picture, and gaps stay gaps', () => {
  expect(rowsOf(line)).toEqual({
    head: ['时间', '<实际> (分钟)', '范围 (分钟)'],
    rows: [
      { cells: ['8:00', '4.3', '2–6'], pick: { series: 0, index: 0 } },
      { cells: ['9:00', '–', '–'], pick: { series: 0, index: 1 } },
    ],
  });
  const points = rowsOf({
    kind: 'scatter',
    x: { title: '预测' },
    y: { title: '实际' },
    series: [{ name: 'A', points: [{ x: 1, y: 2, label: 'A012' }] }],
  });
  expect(points.rows[0]?.cells).toEqual(['A012', '1', '2']);
});

test('the note at the pointer makes names harmless and leaves out what is not there', () => {
  expect(tipOf(line, [{ dataIndex: 0 }])).toBe(
    '<b>8:00</b><br>&lt;实际&gt; 4.3 分钟<br>范围 2 分钟 – 6 分钟',
  );
  expect(tipOf(line, [{ dataIndex: 1 }])).not.toContain('范围');
  expect(tipOf(line, [])).toBe('');
});

describe('a heat map', () => {
  test('is tinted from its least to its most', () => {
    expect(tintOf(heat)(5)).toEqual({ side: 'heat', share: 0.5 });
    expect(tintOf({ ...heat, value: { min: 5, max: 15 } })(10).share).toBe(0.5);
    expect(tintOf({ ...heat, values: [[0, 0]] })(0).share).toBe(0);
  });

  test('has two sides around a middle', () => {
    const both = { ...heat, middle: 0, values: [[8, -4]] };
    expect(tintOf(both)(8)).toEqual({ side: 'heat-over', share: 1 });
    expect(tintOf(both)(-4)).toEqual({ side: 'heat-under', share: 0.5 });
  });
});

test('there is data where there is one value', () => {
  expect(hasData(line)).toBe(true);
  expect(hasData({ ...line, series: [{ name: '', values: [null, null] }] })).toBe(false);
  expect(hasData(heat)).toBe(true);
  expect(hasData({ ...heat, values: [[null]] })).toBe(false);
});

test('nothing moves where motion is not wanted, and ranges stand on their lower end', () => {
  expect(optionOf(line, palette, true)).toMatchObject({ animation: false });
  const { series } = optionOf(line, palette, false) as { series: { data: unknown[] }[] };
  expect(series.map(({ data }) => data)).toEqual([
    [2, null],
    [4, null],
    [4.26, null],
  ]);
});

test('figures carry no unit', () => expect(figure(3, { unit: '人' })).toBe('3'));
