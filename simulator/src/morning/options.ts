import { parseArgs } from 'node:util';

export interface MorningOptions {
  /** Where the server answers, e.g. `http://127.0.0.1:8080`. */
  url: string;
  site: string;
  people: number;
  seed: number;
  /** Site minutes per real minute. */
  speed: number;
}

export const usage = `用法 Usage: npm run demo -- [--people 300] [--speed 30] [--seed 1] [--site east]

  --people N   人数 examinees of the morning (1–2000)
  --speed N    时间倍速 site minutes per real minute (1–600)
  --seed N     随机种子 the same seed gives the same people and arrivals
  --site ID    院区 campus`;

function whole(text: string, name: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(
      `--${name} ${text}: 应为 ${low} 到 ${high} 的整数 (a whole number from ${low} to ${high})`,
    );
  }
  return value;
}

/**
 * Reads the command line of the demo morning.
 * @throws RangeError or TypeError with a sentence for the person at the terminal
 */
export function readOptions(args: string[], url: string): MorningOptions {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '300' },
      speed: { type: 'string', default: '30' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      site: { type: 'string', default: 'east' },
    },
  });
  return {
    url,
    site: values.site,
    people: whole(values.people, 'people', 1, 2000),
    speed: whole(values.speed, 'speed', 1, 600),
    seed: whole(values.seed, 'seed', 0, 2 ** 31),
  };
}
