import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette.ts';
import { figure, measured } from './spec.ts';
import type { BarSpec, ChartAxis, ChartSeries, ChartTone, LineSpec, ScatterSpec } from './spec.ts';
import { tipOf } from './tip.ts';

export type Drawn = LineSpec | BarSpec | ScatterSpec;
/** Dashes and symbols tell series apart where colours cannot. */
const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [12, 4], [2, 2]];
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];
const toneOf = (series: { tone?: ChartTone }, at: number): ChartTone =>
  series.tone ?? (((at % 6) + 1) as ChartTone);

/** What ECharts is told to draw of `spec` in `palette`'s colours; `still` where motion is not wanted. */
export function optionOf(spec: Drawn, palette: Palette, still: boolean): EChartsCoreOption {
  const named = spec.series.length > 1 || (spec.kind === 'line' && Boolean(spec.bands?.length));
  return {
    animation: !still,
    animationDuration: 240,
    animationDurationUpdate: 240,
    textStyle: { fontFamily: palette.font, color: palette.ink, fontSize: 13 },
    grid: {
      left: 8,
      right: 24,
      top: named ? 44 : lying(spec) ? 8 : 28,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    legend: named
      ? {
          top: 0,
          left: 0,
          icon: 'roundRect',
          textStyle: { color: palette.ink },
          data: legend(spec),
        }
      : undefined,
    tooltip: {
      trigger: spec.kind === 'scatter' ? 'item' : 'axis',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.rule,
      textStyle: { color: palette.ink, fontSize: 13 },
      formatter: (shown: unknown) => tipOf(spec, shown),
    },
    ...axesOf(spec, palette),
    series: spec.kind === 'scatter' ? pointSeries(spec, palette) : valueSeries(spec, palette),
  };
}

const legend = (spec: Drawn) => spec.series.map(({ name }) => name);

const lying = (spec: Drawn) => spec.kind === 'bar' && spec.lying === true;

function axesOf(spec: Drawn, palette: Palette): EChartsCoreOption {
  if (spec.kind === 'scatter') {
    return { xAxis: measuredAxis(spec.x, palette, true), yAxis: measuredAxis(spec.y, palette) };
  }
  const across = lying(spec);
  const labels = {
    type: 'category',
    data: [...spec.labels],
    boundaryGap: spec.kind === 'bar',
    inverse: across,
    axisLine: { lineStyle: { color: palette.soft } },
    axisTick: { show: false },
    axisLabel: {
      color: palette.soft,
      hideOverlap: true,
      ...(across ? { interval: 0, width: 150, overflow: 'truncate' } : {}),
    },
  };
  const values = measuredAxis(spec.value ?? {}, palette, across);
  return across ? { xAxis: values, yAxis: labels } : { xAxis: labels, yAxis: values };
}

function measuredAxis(axis: ChartAxis, palette: Palette, across = false): object {
  const name = [axis.title, axis.unit].filter(Boolean).join(' · ');
  return {
    type: 'value',
    name,
    nameLocation: across ? 'middle' : 'end',
    nameGap: across ? 28 : 12,
    nameTextStyle: { color: palette.soft, align: across ? 'center' : 'left' },
    min: axis.min,
    max: axis.max,
    minInterval: axis.digits === 0 ? 1 : undefined,
    axisLabel: { color: palette.soft, formatter: (value: number) => figure(value, axis) },
    splitLine: { lineStyle: { color: palette.rule } },
  };
}

function valueSeries(spec: LineSpec | BarSpec, palette: Palette): object[] {
  const bands = spec.kind === 'line' ? bandSeries(spec, palette) : [];
  const drawn = spec.series.map((each, at) => ({
    ...(spec.kind === 'line' ? lineOf(spec, each, at, palette) : barOf(spec, each, at, palette)),
    name: each.name,
    data: [...each.values],
    markLine: at === 0 ? marksOf(spec, palette) : undefined,
  }));
  return [...bands, ...drawn];
}

function lineOf(spec: LineSpec, each: ChartSeries, at: number, palette: Palette): object {
  const colour = palette.tone(toneOf(each, at));
  const dash = each.dashed === true ? 'dashed' : dashes[at % dashes.length];
  return {
    type: 'line',
    step: spec.steps === true ? 'end' : undefined,
    symbol: symbols[at % symbols.length],
    symbolSize: 7,
    showSymbol: spec.labels.length <= 40,
    lineStyle: { width: 2.5, type: dash, color: colour },
    itemStyle: { color: colour },
  };
}

function barOf(spec: BarSpec, each: ChartSeries, at: number, palette: Palette): object {
  const rounded = lying(spec) ? [0, 4, 4, 0] : [4, 4, 0, 0];
  return {
    type: 'bar',
    stack: spec.stacked === true ? 'all' : undefined,
    barMaxWidth: 36,
    itemStyle: {
      color: palette.tone(toneOf(each, at)),
      borderColor: palette.surface,
      borderWidth: spec.stacked === true ? 1 : 0,
      borderRadius: spec.stacked === true ? 0 : rounded,
    },
  };
}

/** A range is an unseen line with its height stacked on top. */
function bandSeries(spec: LineSpec, palette: Palette): object[] {
  return (spec.bands ?? []).flatMap(({ series, ranges }, at) => {
    const of = spec.series[series];
    const colour = palette.tone(of ? toneOf(of, series) : 'soft');
    const unseen = { type: 'line', stack: `band-${at}`, symbol: 'none', silent: true };
    return [
      { ...unseen, lineStyle: { opacity: 0 }, data: ranges.map((each) => each?.[0] ?? null) },
      {
        ...unseen,
        lineStyle: { opacity: 0 },
        areaStyle: { color: colour, opacity: 0.18 },
        data: ranges.map((each) => (each ? each[1] - each[0] : null)),
      },
    ];
  });
}

function marksOf(spec: LineSpec | BarSpec, palette: Palette): object | undefined {
  if (!spec.marks?.length) return undefined;
  const across = lying(spec);
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: palette.ink, type: 'dashed', width: 1.5 },
    label: { color: palette.ink, position: across ? 'end' : 'insideEndTop' },
    data: spec.marks.map(({ at, label }) => ({
      [across ? 'xAxis' : 'yAxis']: at,
      label: { formatter: `${label} ${measured(at, spec.value)}` },
    })),
  };
}

function pointSeries(spec: ScatterSpec, palette: Palette): object[] {
  const all = spec.series.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y]));
  const most = all.reduce((largest, value) => Math.max(largest, value), 0);
  const drawn: object[] = spec.series.map((each, at) => ({
    type: 'scatter',
    name: each.name,
    symbol: symbols[at % symbols.length],
    symbolSize: each.points.length > 400 ? 4 : 7,
    itemStyle: { color: palette.tone(toneOf(each, at)), opacity: 0.65 },
    data: each.points.map(({ x, y }) => [x, y]),
  }));
  if (spec.equal === undefined) return drawn;
  const ends = [
    [0, 0],
    [most, most],
  ];
  const dash = { color: palette.soft, type: 'dashed', width: 1.5 };
  return [
    ...drawn,
    { type: 'line', name: spec.equal, silent: true, symbol: 'none', lineStyle: dash, data: ends },
  ];
}
