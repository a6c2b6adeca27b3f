import type { ReentryPolicy, SitePolicy, SiteSettings } from '@daozhen/protocol';
import { LineReplay, type LineOutcome } from './line-replay.ts';
import { spreadOf } from './spread.ts';
import type { StationDay } from './turn.ts';

export const reentryPolicies = ['after-n', 'tail', 'slot-end', 'half-day-end'] as const;

/** The figures of a campus that a study may change; which policy a station has is tried in all forms. */
export type PolicyFigures = Pick<SitePolicy, 'reentryAfter' | 'autoRejoinMs' | 'slotMs'>;

/** One station's day under its present policy and under every policy with the proposed figures. */
export interface StationStudy {
  station: string;
  /** People examined or called, and the calls and kept places they missed, as recorded. */
  people: number;
  missed: Missed;
  /** The mean wait of those who answered at once, as recorded: what the replay is to be judged by. */
  recordedMeanMs: number;
  now: { policy: ReentryPolicy; outcome: LineOutcome };
  proposed: Record<ReentryPolicy, LineOutcome>;
}

/**
 * Plays the line of a station again: as it is, and under each policy with other figures. Stations where
 * nobody was passed need no study: no policy would have changed anything.
 */
export function studyStation(
  day: StationDay,
  settings: SiteSettings,
  figures: PolicyFigures,
): StationStudy {
  const policy = settings.stations[day.station]?.reentry ?? 'after-n';
  const tried = { ...settings, policy: { ...settings.policy, ...figures } };
  const play = (reentry: ReentryPolicy) =>
    new LineReplay(day, withPolicy(tried, day, reentry)).run();
  return {
    station: day.station,
    people: day.turns.length,
    missed: missedAt(day),
    recordedMeanMs: spreadOf(recordedWaits(day)).meanMs,
    now: { policy, outcome: new LineReplay(day, settings).run() },
    proposed: {
      'after-n': play('after-n'),
      tail: play('tail'),
      'slot-end': play('slot-end'),
      'half-day-end': play('half-day-end'),
    },
  };
}

/** What people missed at a station, by reason; only the first kind costs them their place (rules C5, C6, P1). */
export interface Missed {
  absent: number;
  elsewhere: number;
  late: number;
}

export function missedAt({ turns, late }: StationDay): Missed {
  const reasons = turns.flatMap(({ absences }) => absences.map(({ reason }) => reason));
  const count = (reason: string) => reasons.filter((each) => each === reason).length;
  return { absent: count('absent'), elsewhere: count('elsewhere'), late };
}

function withPolicy(settings: SiteSettings, day: StationDay, reentry: ReentryPolicy): SiteSettings {
  const station = settings.stations[day.station] ?? { reentry, passMinCalls: 1, passMinMs: 0 };
  return {
    ...settings,
    stations: { ...settings.stations, [day.station]: { ...station, reentry } },
  };
}

const recordedWaits = ({ turns }: StationDay): number[] =>
  turns.flatMap(({ calledAt, headedAt, absences }) =>
    calledAt === undefined || absences.length > 0 ? [] : [calledAt - headedAt],
  );
