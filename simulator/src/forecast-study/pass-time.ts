import { Forecaster, type LineEvent } from '@daozhen/server/simulation';
import { createRandom } from '../random.ts';
import { quantile } from '../numbers.ts';

const MINUTE = 60_000;
const STATIONS = 17;
const ROOMS = 3;
/** Every so many waiting are VIPs, who have a placeholder at every station. */
const VIP_EVERY = 12;

/** How long one pass over all lines of a campus takes, ms of this thread's own time, whatever else runs. */
export interface PassTime {
  waiting: number;
  /** Mean of one pass, of the middle one of several rounds. */
  p50: number;
  /** 99 of 100 passes take no longer, as far as the kernel's clock for threads can tell. */
  p99: number;
}

/** A round goes on for so long, ms of the thread: the kernel's clock for threads may step by ten. */
const ROUND_MS = 200;
const ROUNDS = 7;

/** Forecasts a crowded campus again and again: every station, every place. */
export function timePass(waiting: number, rounds = ROUNDS): PassTime {
  const { forecaster, now } = crowded(waiting);
  let passes = 0;
  const pass = (): void => {
    passes += 1;
    for (const station of forecaster.stations) forecaster.predict(station, now + passes * 1000);
  };
  const means: number[] = [];
  const single: number[] = [];
  // The first round is the compiler's.
  for (let round = 0; round <= rounds; round += 1) {
    const { mean, each } = timeRound(pass);
    if (round === 0) continue;
    means.push(mean);
    single.push(...each);
  }
  return { waiting, p50: quantile(means, 0.5), p99: quantile(single, 0.99) };
}

/** Passes until the round is long enough: their mean, and how long each took. */
function timeRound(pass: () => void): { mean: number; each: number[] } {
  const begun = ownMs();
  const each: number[] = [];
  for (let last = begun; last - begun < ROUND_MS;) {
    pass();
    const now = ownMs();
    each.push(now - last);
    last = now;
  }
  return { mean: (ownMs() - begun) / each.length, each };
}

function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** A campus where so many wait, after an hour in which its services and habits were learned. */
function crowded(waiting: number): { forecaster: Forecaster; now: number } {
  const random = createRandom(waiting);
  const start = Date.UTC(2026, 0, 5, 0, 0);
  const rules = { creditMs: { vip: 30 * MINUTE }, vipEvery: 3 };
  const forecaster = new Forecaster({ nominalMs: () => 4 * MINUTE, rules });
  const tell = (event: LineEvent) => void forecaster.observe(event);
  const now = start + 60 * MINUTE;
  const each = Math.ceil(waiting / STATIONS);
  for (let s = 0; s < STATIONS; s += 1) {
    const station = `station-${s}`;
    for (let r = 0; r < ROOMS; r += 1) {
      const room = `${station}-${r}`;
      tell({ type: 'open', at: start, station, room, doctor: `doctor-${room}` });
      for (let i = 0; i < 10; i += 1) {
        const id = `${room}-served-${i}`;
        const at = start + i * 5 * MINUTE;
        tell({ type: 'arrive', at, station, id, class: 'normal', items: ['item'] });
        tell({ type: 'call', at: at + MINUTE, station, id, room });
        tell({ type: 'start', at: at + 1.2 * MINUTE, station, id, room });
        if (i < 9) tell({ type: 'end', at: at + random.lognormal(4, 0.4) * MINUTE, station, id });
      }
    }
    for (let i = 0; i < each; i += 1) {
      const at = now - random.int(0, 40) * MINUTE;
      const vip = i % VIP_EVERY === 0;
      const place = { station, id: `${station}-${i}`, class: vip ? 'vip' : 'normal' };
      const key = at - random.int(0, vip ? 30 : 10) * MINUTE;
      tell({ type: 'arrive', at, key, items: ['item'], elsewhere: vip && i > 0, ...place });
    }
  }
  return { forecaster, now };
}
