import type { ChartSpec } from '@daozhen/ui/components';
import { compared, mapOf, type Figures, type StationFigures } from './figures.ts';
import { a } from './text.ts';
import type { Accuracy, Measure, Prediction } from './types.ts';

/** Told and actual waits along hours or days. */
export function courseChart(
  labelTitle: string,
  rows: readonly { label: string; figures: Figures }[],
): ChartSpec {
  return {
    kind: 'line',
    labelTitle,
    labels: rows.map(({ label }) => label),
    value: { title: a('wait'), unit: a('minutes'), min: 0 },
    series: [
      { name: a('actual'), values: rows.map(({ figures }) => figures.actual), tone: 2 },
      {
        name: a('predicted'),
        values: rows.map(({ figures }) => figures.predicted),
        tone: 1,
        dashed: true,
      },
    ],
    bands: [
      {
        series: 1,
        name: a('range'),
        ranges: rows.map(({ figures: { predicted, latest } }) =>
          predicted === null || latest === null ? null : [predicted, latest],
        ),
      },
    ],
  };
}

/** Each station's error beside that of counting people. */
export function stationsChart(
  stations: readonly StationFigures[],
  nameOf: (station: string) => string,
): ChartSpec {
  return {
    kind: 'bar',
    lying: true,
    labelTitle: a('station'),
    labels: stations.map(({ station }) => nameOf(station)),
    value: { unit: a('minutes'), min: 0 },
    series: [
      { name: a('error.ours'), values: stations.map(({ error }) => error) },
      {
        name: a('error.plain'),
        values: stations.map(({ plainError }) => plainError),
        tone: 'soft',
      },
    ],
  };
}

/** One measure by station and hour. */
export function mapChart(
  all: Accuracy['hours'],
  stations: readonly string[],
  hours: readonly number[],
  measure: Measure,
  nameOf: (station: string) => string,
): ChartSpec {
  return {
    kind: 'heat',
    labelTitle: a('station'),
    labels: hours.map((hour) => `${hour}:00`),
    rows: stations.map(nameOf),
    values: mapOf(all, stations, hours, measure),
    value: measure === 'kept' ? { unit: '%', digits: 0 } : { unit: a('minutes') },
    ...(measure === 'bias' ? { middle: 0 } : {}),
    ...(measure === 'kept' ? { middle: 90 } : {}),
  };
}

/** Single waits: what was told first against what it was. */
export function pointsChart(points: readonly Prediction[]): ChartSpec {
  const all = points.map((each) => ({ ...compared(each), label: each.ticket }));
  const of = (late: boolean) =>
    all
      .filter((each) => each.late === late && each.actual !== null)
      .map(({ typical, actual, label }) => ({ x: typical, y: actual ?? 0, label }));
  return {
    kind: 'scatter',
    x: { title: a('scatter.x'), unit: a('minutes'), min: 0 },
    y: { title: a('scatter.y'), unit: a('minutes'), min: 0 },
    series: [
      { name: a('scatter.kept'), points: of(false) },
      { name: a('scatter.late'), points: of(true), tone: 'bad' },
    ],
    equal: a('scatter.equal'),
  };
}
