import { parseArgs } from 'node:util';
import { readSeeds } from '../exam-day/options.ts';

export interface GuidanceStudyOptions {
  seeds: number[];
  json: boolean;
}

export const usage = `用法 Usage: npm run bench:guidance -- [--seeds 1..30] [--json]

  --seeds LIST  随机种子 seeds, as 1..30 or 1,2,5; 1..30 by default
  --json        每行一个对象 one object a line`;

/**
 * Reads the command line of the guidance study.
 * @throws RangeError or TypeError with a sentence for the person at the terminal
 */
export function readOptions(args: string[]): GuidanceStudyOptions {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '1..30' },
      json: { type: 'boolean', default: false },
    },
  });
  return { seeds: readSeeds(values.seeds), json: values.json };
}
