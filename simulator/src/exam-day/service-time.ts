import type { Random } from '../random.ts';
import type { ServiceTime } from './scenario.schemas.ts';

const MINUTE = 60_000;
/** Nobody is examined faster than that. */
const LEAST_MS = 15_000;

/** One service drawn from a family, ms, times the doctor's pace. */
export function drawServiceMs(service: ServiceTime, pace: number, random: Random): number {
  return Math.max(LEAST_MS, minutesOf(service, random) * MINUTE * pace);
}

function minutesOf(service: ServiceTime, random: Random): number {
  switch (service.family) {
    case 'lognormal':
      return random.lognormal(service.mean, service.cv);
    case 'gamma':
      return random.gamma(service.mean, service.cv);
    case 'bimodal': {
      const long = random.chance(service.longShare);
      return random.lognormal(long ? service.long : service.short, service.cv);
    }
    case 'empirical':
      return random.pick(service.minutes);
  }
}

/** The mean of a family, minutes. */
export function meanMinutes(service: ServiceTime): number {
  switch (service.family) {
    case 'lognormal':
    case 'gamma':
      return service.mean;
    case 'bimodal':
      return service.long * service.longShare + service.short * (1 - service.longShare);
    case 'empirical':
      return service.minutes.reduce((sum, each) => sum + each, 0) / service.minutes.length;
  }
}
