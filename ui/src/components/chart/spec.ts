/** What a chart shows, as data; how it is drawn is the wrapper's own affair. */
export type ChartSpec = LineSpec | BarSpec | HeatSpec | ScatterSpec;

/** 1 to 6 are the chart colours of tokens.css; `bad` is for what went wrong, `soft` for what is compared with. */
export type ChartTone = 1 | 2 | 3 | 4 | 5 | 6 | 'bad' | 'soft';

/** A measured axis. */
export interface ChartAxis {
  title?: string;
  /** Said behind each figure, e.g. `分钟`. */
  unit?: string;
  min?: number;
  max?: number;
  /** Decimals shown, 0 to 3; at most one if left out. */
  digits?: number;
}

export interface ChartSeries {
  name: string;
  /** One for each label; null where there is none, which leaves a gap. */
  values: readonly (number | null)[];
  /** Its place in the list if left out. */
  tone?: ChartTone;
  dashed?: boolean;
}

/** A line across the chart at one value of the measured axis: a capacity, a goal. */
interface ChartMark {
  at: number;
  label: string;
}

interface Labelled {
  /** What the labels are, e.g. `时间`; heads the table's first column. */
  labelTitle: string;
  labels: readonly string[];
  value?: ChartAxis;
  series: readonly ChartSeries[];
  marks?: readonly ChartMark[];
}

export interface LineSpec extends Labelled {
  kind: 'line';
  /** A shaded range around the series of the same place; null where there is none. */
  bands?: readonly {
    series: number;
    name: string;
    ranges: readonly (readonly [low: number, high: number] | null)[];
  }[];
  /** Holds each value until the next, as a number of people does. */
  steps?: boolean;
}

export interface BarSpec extends Labelled {
  kind: 'bar';
  stacked?: boolean;
  /** Bars lie, first label on top: for long labels and rankings. */
  lying?: boolean;
}

/** A table of tinted fields, e.g. stations by hours. */
export interface HeatSpec {
  kind: 'heat';
  labelTitle: string;
  /** Its columns. */
  labels: readonly string[];
  rows: readonly string[];
  /** One list a row, one value a column; null where there is none. */
  values: readonly (readonly (number | null)[])[];
  value?: ChartAxis;
  /** Where the tint changes sides, e.g. 0 of a bias; without it the tint grows from `value.min` (0). */
  middle?: number;
}

export interface ScatterSpec {
  kind: 'scatter';
  x: ChartAxis & { title: string };
  y: ChartAxis & { title: string };
  series: readonly {
    name: string;
    points: readonly { x: number; y: number; label?: string }[];
    tone?: ChartTone;
  }[];
  /** Name of the line on which both are equal; drawn if given. */
  equal?: string;
}

/** What somebody chose in a chart or its table: places in the spec's own lists. */
export interface ChartPick {
  /** Of the series; the row of a heat map. */
  series: number;
  /** Of the label, or of a scatter plot's point. */
  index: number;
}

/** Whether there is anything to draw. */
export function hasData(spec: ChartSpec): boolean {
  if (spec.kind === 'heat') return spec.values.some((row) => row.some((value) => value !== null));
  if (spec.kind === 'scatter') return spec.series.some(({ points }) => points.length > 0);
  return spec.series.some(({ values }) => values.some((value) => value !== null));
}

/** A figure of an axis as people read it, without its unit: at most `digits` decimals, `–` for none. */
export function figure(value: number | null | undefined, axis: ChartAxis = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const power = 10 ** (axis.digits ?? 1);
  return String((Math.round(value * power) || 0) / power);
}

/** The same with its unit: `12 分钟`, `85%`. */
export function measured(value: number | null | undefined, axis: ChartAxis = {}): string {
  const text = figure(value, axis);
  if (axis.unit === undefined || text === '–') return text;
  return axis.unit === '%' ? `${text}%` : `${text} ${axis.unit}`;
}
