import { parseArgs } from 'node:util';
import { engines } from './day-engine.ts';
import { policies } from './policies.ts';

export interface DayOptions {
  scenario: string;
  policies: string[];
  seeds: number[];
  json: boolean;
  engine: string;
  /** A file to write the day down in; of one policy and one seed only. */
  record: string | undefined;
}

export const usage = `用法 Usage: npm run simulate -- --scenario FILE [--policy NAME]… [--seeds 1..5] [--json]

  --scenario FILE  场景文件 scenario, e.g. simulator/scenarios/ordinary.json（必须 needed）
  --policy NAME    ${[...policies.keys()].join(', ')}
                   可重复，默认全部 repeatable, all by default
  --seeds LIST     随机种子 seeds, as 1..30 or 1,2,5
  --json           每行一个对象 one object a line
  --engine NAME    ${[...engines.keys()].join(', ')}：在内存中或在真正的 Redis 上 in memory or on a real Redis
  --record FILE    把这一天记录成文件，供 replay 使用；只限一个策略、一个种子
                   writes the day down for replay; one policy and one seed`;

/**
 * Reads the command line of a virtual day.
 * @throws RangeError or TypeError with a sentence for the person at the terminal
 */
export function readOptions(args: string[]): DayOptions {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      policy: { type: 'string', multiple: true, default: [...policies.keys()] },
      seeds: { type: 'string', default: '1..5' },
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'memory' },
      record: { type: 'string' },
    },
  });
  if (values.scenario === undefined) throw new RangeError('--scenario 缺少 (is missing)');
  for (const name of values.policy) {
    if (!policies.has(name)) throw new RangeError(`--policy ${name}: 没有这种策略 (unknown)`);
  }
  const { scenario, policy, json, engine, record } = values;
  const seeds = readSeeds(values.seeds);
  if (!engines.has(engine)) throw new RangeError(`--engine ${engine}: 没有这种引擎 (unknown)`);
  if (record !== undefined && (policy.length > 1 || seeds.length > 1))
    throw new RangeError('--record 只限一个策略、一个种子 (takes one policy and one seed)');
  return { scenario, policies: policy, seeds, json, engine, record };
}

const MAX_SEEDS = 1000;

/** As `1..30` or `1,2,5`. @throws RangeError */
export function readSeeds(text: string): number[] {
  const range = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text);
  const seeds = range
    ? Array.from(
        { length: Math.min(MAX_SEEDS + 1, Math.max(0, Number(range[2]) - Number(range[1]) + 1)) },
        (_, index) => Number(range[1]) + index,
      )
    : text.split(',').map(Number);
  const right = seeds.every((seed) => Number.isInteger(seed) && seed >= 0);
  if (!right || seeds.length === 0 || seeds.length > MAX_SEEDS) {
    throw new RangeError(`--seeds ${text}: 应如 1..30 或 1,2,5，最多 ${MAX_SEEDS} 个 (as 1..30)`);
  }
  return seeds;
}
