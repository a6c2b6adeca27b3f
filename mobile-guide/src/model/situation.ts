import type { PhoneView } from '@daozhen/protocol';

/** What kind of moment the examinee is in; each has its own sentence and colour. */
export const situations = [
  'expected',
  'next',
  'station',
  'door',
  'called',
  'serving',
  'passed',
  'elsewhere',
  'held',
  'nurse',
  'frozen',
  'timed',
  'unprepared',
  'resting',
  'waiting',
  'finished',
] as const;
export type Situation = (typeof situations)[number];

/** The colour a situation wears: calm, go there, now, attention, done. */
export type Tone = 'calm' | 'go' | 'call' | 'serve' | 'warn' | 'done';

const tones: Record<Situation, Tone> = {
  expected: 'warn',
  next: 'go',
  station: 'go',
  door: 'go',
  called: 'call',
  serving: 'serve',
  passed: 'warn',
  elsewhere: 'warn',
  held: 'warn',
  nurse: 'warn',
  frozen: 'calm',
  timed: 'calm',
  unprepared: 'warn',
  resting: 'calm',
  waiting: 'calm',
  finished: 'done',
};

export const toneOf = (situation: Situation): Tone => tones[situation];

/** The situation a view describes at a moment of the site's clock. */
export function situationOf(view: PhoneView, now: number): Situation {
  switch (view.s) {
    case 'expected':
    case 'called':
    case 'serving':
    case 'finished':
      return view.s;
    case 'away':
      return awayOf(view);
    case 'bound':
      if (view.f) return 'frozen';
      return view.r ? 'door' : 'station';
    case 'free':
      return freeOf(view, now);
  }
}

function awayOf(view: PhoneView): Situation {
  return view.p === 'absent' || view.p === undefined ? 'passed' : view.p;
}

function freeOf(view: PhoneView, now: number): Situation {
  if (view.f) return 'frozen';
  if (view.l) return 'resting';
  const early = view.b !== undefined && view.b > now;
  // With nothing else left but the timed station, its name is where to come back to, not where to go.
  if (early && view.o.every((station) => station === view.st)) return 'timed';
  if (view.st) return 'next';
  if (early) return 'timed';
  return view.n?.length ? 'unprepared' : 'waiting';
}
