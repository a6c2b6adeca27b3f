import { describe, expect, it } from 'vitest';
import { Forecaster } from './forecaster.ts';
import type { LineEvent } from './line-event.ts';

const MINUTE = 60_000;
const us = { station: 'us' };

/** Mornings on which the second room rests ten minutes in every hour, or shuts and stays so. */
function learned(returns: boolean): Forecaster {
  const forecaster = new Forecaster({ nominalMs: () => 10 * MINUTE });
  const see = (event: LineEvent) => void forecaster.observe(event);
  for (let day = 0; day < 20; day += 1) {
    const morning = day * 24 * 60 * MINUTE;
    for (const room of ['us-1', 'us-2']) see({ ...us, type: 'open', at: morning, room });
    for (let n = 0; n < 25; n += 1) serve(see, `d${day}-${n}`, morning + n * 11 * MINUTE);
    for (let rest = 1; rest <= (returns ? 4 : 1); rest += 1) {
      const at = morning + rest * 60 * MINUTE;
      see({ ...us, type: 'close', at, room: 'us-2' });
      if (returns) see({ ...us, type: 'open', at: at + 10 * MINUTE, room: 'us-2' });
    }
    if (!returns) continue;
    see({ ...us, type: 'close', at: morning + 300 * MINUTE, room: 'us-2' });
  }
  return forecaster;
}

/** Somebody comes and is served at once, for ten minutes. */
function serve(see: (event: LineEvent) => void, id: string, at: number): void {
  see({ ...us, type: 'arrive', at, id });
  see({ ...us, type: 'start', at, id, room: 'us-1' });
  see({ ...us, type: 'end', at: at + 10 * MINUTE, id });
}

/** P50 of the last of eight who wait while the second room has been shut for so long, minutes. */
function lastOfEight(forecaster: Forecaster, shutMinutes: number): number {
  const start = 30 * 24 * 60 * MINUTE;
  for (const room of ['us-1', 'us-2']) forecaster.observe({ ...us, type: 'open', at: start, room });
  const shut = start + 60 * MINUTE;
  forecaster.observe({ ...us, type: 'close', at: shut, room: 'us-2' });
  const now = shut + shutMinutes * MINUTE;
  for (let n = 0; n < 8; n += 1)
    forecaster.observe({ ...us, type: 'arrive', at: now, id: `v${n}`, key: now + n });
  return forecaster.predict('us', now).get('v7')!.p50 / MINUTE;
}

describe('W1 a room that shut without saying until when', () => {
  it('is counted on where rooms come back, and is not where they stay shut', () => {
    const [back, gone] = [lastOfEight(learned(true), 1), lastOfEight(learned(false), 1)];
    expect(back).toBeLessThan(0.8 * gone);
    // One room, seven ahead, ten minutes each.
    expect(gone).toBeGreaterThan(55);
  });

  it('is counted on less the longer it has been shut', () => {
    const [soon, late] = [lastOfEight(learned(true), 1), lastOfEight(learned(true), 120)];
    expect(late).toBeGreaterThan(soon + 5);
  });
});
