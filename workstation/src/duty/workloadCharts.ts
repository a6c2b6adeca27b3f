import type { BarSpec, HeatSpec, LineSpec } from '@daozhen/ui/components';
import { periodLabel } from './ranges.ts';
import { d } from './text.ts';
import type { Line, Period, Report } from './workloadScreen.svelte.ts';

/** Lines shown in charts; the table has them all. */
const MOST = 12;
const minutesOf = (seconds: number | undefined) =>
  seconds === undefined ? null : Math.round(seconds / 6) / 10;

/** Examinees by period. */
export function volumeSpec({ periods }: Report, period: Period): BarSpec {
  return {
    kind: 'bar',
    labelTitle: d('period.label'),
    labels: periods.map(({ start }) => periodLabel(start, period)),
    value: { digits: 0, min: 0 },
    series: [{ name: d('workload.served'), values: periods.map(({ served }) => served) }],
  };
}

/** Mean and spread of the time an examinee takes, by period. */
export function timesSpec({ periods }: Report, period: Period): LineSpec {
  return {
    kind: 'line',
    labelTitle: d('period.label'),
    labels: periods.map(({ start }) => periodLabel(start, period)),
    value: { unit: d('minutes'), min: 0 },
    series: [
      { name: d('chart.times.mean'), values: periods.map(({ times }) => minutesOf(times?.mean)) },
      {
        name: d('chart.times.median'),
        values: periods.map(({ times }) => minutesOf(times?.median)),
      },
    ],
    bands: [
      {
        series: 0,
        name: d('chart.times.range'),
        ranges: periods.map(({ times }) =>
          times
            ? ([
                minutesOf(Math.max(0, times.mean - times.spread)) ?? 0,
                minutesOf(times.mean + times.spread) ?? 0,
              ] as const)
            : null,
        ),
      },
    ],
  };
}

/** Who examined how many: of one period, where a course of time says nothing. */
export function rankingSpec(lines: readonly Line[], name: (line: Line) => string): BarSpec {
  const first = lines.slice(0, MOST);
  return {
    kind: 'bar',
    lying: true,
    labelTitle: d('table.name'),
    labels: first.map(name),
    value: { digits: 0, min: 0 },
    series: [{ name: d('workload.served'), values: first.map(({ served }) => served) }],
  };
}

/** How many examinations took so many minutes; the longest are drawn together. */
export function spreadSpec({ minutes }: Report): BarSpec {
  const all = minutes.reduce((sum, n) => sum + n, 0);
  let below = 0;
  const cut = minutes.findIndex((n) => (below += n) >= 0.98 * all);
  const shown = minutes.slice(0, Math.max(1, cut + 1));
  const rest = minutes.slice(shown.length).reduce((sum, n) => sum + n, 0);
  return {
    kind: 'bar',
    labelTitle: d('minutes'),
    labels: [
      ...shown.map((_n, minute) => `${minute}–${minute + 1}`),
      ...(rest > 0 ? [d('chart.spread.more', { minutes: shown.length })] : []),
    ],
    value: { digits: 0, min: 0 },
    series: [
      { name: d('workload.served'), values: [...shown, ...(rest > 0 ? [rest] : [])], tone: 5 },
    ],
  };
}

/** A day of the floor begins in the small hours. */
const ofDay = (hour: number) => (hour + 20) % 24;

/** Examinees by line and hour of the day; of all days together. */
export function hoursSpec(lines: readonly Line[], name: (line: Line) => string): HeatSpec {
  const first = lines.slice(0, MOST);
  const worked = new Set(
    first.flatMap(({ hours }) => hours.flatMap(({ hour, onMin }) => (onMin > 0 ? hour : []))),
  );
  const hours = [...worked].toSorted((a, b) => ofDay(a) - ofDay(b));
  return {
    kind: 'heat',
    labelTitle: d('table.name'),
    labels: hours.map((hour) => d('hour', { hour })),
    rows: first.map(name),
    values: first.map((line) =>
      hours.map((hour) => {
        const found = line.hours.find((each) => each.hour === hour);
        return found && found.onMin + found.served > 0 ? found.served : null;
      }),
    ),
    value: { digits: 0, min: 0 },
  };
}
