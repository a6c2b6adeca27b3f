import type { DeviceWithScreen } from './types.ts';

/** Silent for longer than this is off; displays report every half minute. */
const GONE_MS = 75_000;
/** Shown as old once the display itself says so for this long. */
const STALE_MS = 5000;

export type Trouble =
  'offline' | 'never' | 'twice' | 'stale' | 'font' | 'broken' | 'silent' | 'errors';

/** What is wrong with a screen, the worst first; nothing = fine. `at` is the server's clock. */
export function troublesOf({ screen }: DeviceWithScreen, at: number): Trouble[] {
  const { status, statusAt, together = [] } = screen ?? {};
  if (!status || statusAt === undefined) return ['never'];
  if (at - statusAt > GONE_MS) return ['offline'];
  const found: [Trouble, boolean][] = [
    ['twice', together.length > 1],
    ['stale', (status.staleMs ?? 0) >= STALE_MS],
    ['font', status.font === 'missing'],
    ['broken', status.broken.length > 0],
    ['silent', !status.sound],
    ['errors', status.errors.length > 0],
  ];
  return found.filter(([, is]) => is).map(([trouble]) => trouble);
}

export type Filter = 'all' | 'trouble' | 'offline';

const away: readonly Trouble[] = ['offline', 'never'];

/** Whether a screen is in a filter. A screen without sound is not in trouble: many are meant to be silent. */
export function passes(troubles: readonly Trouble[], filter: Filter): boolean {
  if (filter === 'offline') return troubles.some((trouble) => away.includes(trouble));
  return filter === 'all' || troubles.some((trouble) => trouble !== 'silent');
}
