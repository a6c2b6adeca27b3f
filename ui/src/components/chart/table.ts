import { figure } from './spec.ts';
import type { ChartPick, ChartSpec, ScatterSpec } from './spec.ts';

/** A chart as a table: the same figures for those who read instead of look. */
export interface ChartRows {
  head: readonly string[];
  rows: readonly { cells: readonly string[]; pick: ChartPick }[];
}

/** Names of columns carry the unit, so that cells are bare figures. */
const named = (name: string, unit?: string) => (unit === undefined ? name : `${name} (${unit})`);

/** Every value of a line, bar or scatter chart in rows; heat maps are tables already. */
export function rowsOf(spec: Exclude<ChartSpec, { kind: 'heat' }>): ChartRows {
  if (spec.kind === 'scatter') return pointRows(spec);
  const { labels, series, value } = spec;
  const bands = spec.kind === 'line' ? (spec.bands ?? []) : [];
  return {
    head: [
      spec.labelTitle,
      ...series.map(({ name }) => named(name, value?.unit)),
      ...bands.map(({ name }) => named(name, value?.unit)),
    ],
    rows: labels.map((label, index) => ({
      cells: [
        label,
        ...series.map(({ values }) => figure(values[index], value)),
        ...bands.map(({ ranges }) => {
          const range = ranges[index];
          return range ? `${figure(range[0], value)}–${figure(range[1], value)}` : '–';
        }),
      ],
      pick: { series: 0, index },
    })),
  };
}

function pointRows({ x, y, series }: ScatterSpec): ChartRows {
  const several = series.length > 1;
  const labelled = series.some(({ points }) => points.some(({ label }) => label !== undefined));
  return {
    head: [
      ...(labelled ? [''] : []),
      ...(several ? [''] : []),
      named(x.title, x.unit),
      named(y.title, y.unit),
    ],
    rows: series.flatMap(({ name, points }, at) =>
      points.map((point, index) => ({
        cells: [
          ...(labelled ? [point.label ?? ''] : []),
          ...(several ? [name] : []),
          figure(point.x, x),
          figure(point.y, y),
        ],
        pick: { series: at, index },
      })),
    ),
  };
}
