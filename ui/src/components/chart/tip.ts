import { measured } from './spec.ts';
import type { BarSpec, LineSpec, ScatterSpec } from './spec.ts';

/** What ECharts says about where the pointer is. */
interface Shown {
  dataIndex: number;
  seriesName?: string;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign]!);

/** The note beside the pointer, as HTML with every name made harmless. */
export function tipOf(spec: LineSpec | BarSpec | ScatterSpec, shown: unknown): string {
  const [first] = (Array.isArray(shown) ? shown : [shown]) as Shown[];
  if (!first) return '';
  const lines = spec.kind === 'scatter' ? pointLines(spec, first) : valueLines(spec, first);
  const [head, ...rest] = lines.filter((line) => line !== '').map(plain);
  return [`<b>${head ?? ''}</b>`, ...rest].join('<br>');
}

function valueLines(spec: LineSpec | BarSpec, { dataIndex }: Shown): string[] {
  const bands = spec.kind === 'line' ? (spec.bands ?? []) : [];
  return [
    spec.labels[dataIndex] ?? '',
    ...spec.series.map(({ name, values }) => `${name} ${measured(values[dataIndex], spec.value)}`),
    ...bands.map(({ name, ranges }) => {
      const range = ranges[dataIndex];
      if (!range) return '';
      return `${name} ${measured(range[0], spec.value)} – ${measured(range[1], spec.value)}`;
    }),
  ];
}

function pointLines(spec: ScatterSpec, { dataIndex, seriesName }: Shown): string[] {
  const series = spec.series.find(({ name }) => name === seriesName);
  const point = series?.points[dataIndex];
  if (!series || !point) return [];
  return [
    point.label ?? series.name,
    `${spec.x.title} ${measured(point.x, spec.x)}`,
    `${spec.y.title} ${measured(point.y, spec.y)}`,
  ];
}
