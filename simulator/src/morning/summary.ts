import type { SiteState, Visit } from '@daozhen/protocol';
import { mean, quantile } from '../numbers.ts';

export interface Summary {
  people: number;
  finished: number;
  /** Visits neither finished nor moving any more. */
  stuck: string[];
  stayMinutes: { mean: number; p50: number; p90: number; longest: number };
  /** Examinees served by station. */
  served: Record<string, number>;
  passed: number;
  events: number;
}

const MINUTE = 60_000;

function servedByStation(visits: Visit[]): Record<string, number> {
  const served: Record<string, number> = {};
  for (const visit of visits) {
    const done = Object.values(visit.items).filter((item) => item.state === 'done');
    for (const station of new Set(done.map((item) => item.station))) {
      served[station] = (served[station] ?? 0) + 1;
    }
  }
  return served;
}

/** What a morning's visits came to, from the campus's state when it ended. */
export function summarise(state: SiteState, mine: ReadonlySet<string>, passed: number): Summary {
  const visits = Object.values(state.visits).filter((visit) => mine.has(visit.id));
  const finished = visits.filter((visit) => visit.outcome === 'done');
  const stays = finished.map(
    (visit) => ((visit.finishedAt ?? 0) - (visit.checkedInAt ?? 0)) / MINUTE,
  );
  return {
    people: visits.length,
    finished: finished.length,
    stuck: visits.filter((visit) => visit.state !== 'finished').map((v) => v.ticket ?? v.id),
    stayMinutes: {
      mean: mean(stays),
      p50: quantile(stays, 0.5),
      p90: quantile(stays, 0.9),
      longest: Math.max(0, ...stays),
    },
    served: servedByStation(visits),
    passed,
    events: state.seq,
  };
}

/** The summary as lines for a terminal. */
export function describeSummary(summary: Summary): string {
  const { stayMinutes: stay } = summary;
  const served = Object.entries(summary.served)
    .toSorted((a, b) => b[1] - a[1])
    .map(([station, count]) => `  ${station.padEnd(14)} ${String(count).padStart(4)}`);
  return [
    `受检者 examinees      ${summary.people}`,
    `完成 finished          ${summary.finished}`,
    `滞留 stuck             ${summary.stuck.length}${summary.stuck.length > 0 ? ` (${summary.stuck.join(', ')})` : ''}`,
    `过号 passed            ${summary.passed}`,
    `在院 stay, minutes     mean ${stay.mean.toFixed(0)}, P50 ${stay.p50.toFixed(0)}, P90 ${stay.p90.toFixed(0)}, longest ${stay.longest.toFixed(0)}`,
    `事件 events            ${summary.events}`,
    '各检查点人数 served by station',
    ...served,
  ].join('\n');
}
