import { parseArgs } from 'node:util';
import { readSeeds } from './exam-day/options.ts';

export interface StudyOptions {
  seeds: number[];
  json: boolean;
}

/** How a study is called, for the person at the terminal. */
export const usageOf = (
  command: string,
) => `用法 Usage: npm run ${command} -- [--seeds 1..30] [--json]

  --seeds LIST  随机种子 seeds, as 1..30 or 1,2,5; 1..30 by default
  --json        每行一个对象 one object a line`;

/**
 * Reads the command line of a study of virtual days.
 * @throws RangeError or TypeError with a sentence for the person at the terminal
 */
export function readOptions(args: string[]): StudyOptions {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '1..30' },
      json: { type: 'boolean', default: false },
    },
  });
  const seeds = readSeeds(values.seeds);
  if (seeds.some((seed) => seed < 1)) throw new RangeError('--seeds: 从 1 开始 (from 1)');
  return { seeds, json: values.json };
}
