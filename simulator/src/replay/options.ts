import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { columnNamed, CsvError, type CsvOptions } from './calls-csv.ts';

export interface ReplayOptions {
  source:
    | { kind: 'events'; path: string }
    | { kind: 'csv'; path: string; csv: CsvOptions }
    | { kind: 'made-up'; path: string; days: number; seed: number };
  json: boolean;
  /** Stops at the first line that cannot be used. */
  strict: boolean;
  /** Minutes of a service where the record does not say it. */
  nominal: number;
  /** A file to write the events of a CSV to. */
  write: string | undefined;
}

export const usage = `用法 Usage: npm run replay -- --events FILE.ndjson [--json] [--strict]
             npm run replay -- --csv CALLS.csv [--columns arrival=q_in,server=who] [--utc-offset 8]
             npm run replay -- --made-up 20 [--seed 1]

  --events FILE     现场记录，见 docs/day-record.md · a recorded day
  --csv FILE        呼叫中心或窗口的日志，一行一次 · a log of calls, one a row
  --columns A=B,…   列名对应：date, arrival, start, end, left, server, outcome, queue, class
  --head-start C=S  某一类提前的秒数，可多个，以逗号分隔 · seconds a class stands earlier, as 2=90
  --utc-offset H    日志中没有时区的时间 · hours, for times without an offset (8)
  --made-up DAYS    虚构的呼叫中心日志，--seed N 决定内容 · a made-up call centre, drawn by --seed N (1)
  --write FILE      把日志转换成现场记录保存 · also writes the log as a recorded day
  --nominal MIN     记录中没有写明时，一次服务的分钟数 · minutes of a service where nothing says it (5)
  --strict          遇到第一行错误就停止 · stops at the first line that cannot be used
  --json            每行一个对象 · one object a line`;

/**
 * Reads the command line of a replay.
 * @throws RangeError, TypeError or CsvError with a sentence for the person at the terminal
 */
export function readOptions(args: string[]): ReplayOptions {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string' },
      csv: { type: 'string' },
      columns: { type: 'string', default: '' },
      'utc-offset': { type: 'string', default: '8' },
      'head-start': { type: 'string', default: '' },
      'made-up': { type: 'string' },
      seed: { type: 'string', default: '1' },
      write: { type: 'string' },
      nominal: { type: 'string', default: '5' },
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { events, csv, 'made-up': madeUp, write, strict, json } = values;
  if ([events, csv, madeUp].filter((each) => each !== undefined).length !== 1)
    throw new RangeError('--events、--csv 或 --made-up，三者之一 (one of the three)');
  if (events !== undefined && write !== undefined)
    throw new RangeError('--write 不用于 --events (does not go with --events)');
  const nominal = numberOf('--nominal', values.nominal, 0.01, 1440);
  const common = { json, strict, nominal, write };
  if (events !== undefined) return { ...common, source: { kind: 'events', path: events } };
  if (madeUp !== undefined) {
    const days = numberOf('--made-up', madeUp, 1, 1000);
    const seed = numberOf('--seed', values.seed, 0, 2 ** 31);
    return { ...common, source: { kind: 'made-up', path: 'made-up', days, seed } };
  }
  if (write !== undefined && resolve(write) === resolve(csv!))
    throw new RangeError('--write 不能是日志本身 (must not be the log itself)');
  const columns = columnsOf(values.columns);
  const headStartMs = headStartsOf(values['head-start']);
  const utcOffsetMs = numberOf('--utc-offset', values['utc-offset'], -14, 14) * 3_600_000;
  const rules = { columns, headStartMs, utcOffsetMs };
  return { ...common, source: { kind: 'csv', path: csv!, csv: rules } };
}

function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new RangeError(`${option} ${text}: 应在 ${least} 和 ${most} 之间 (out of range)`);
  return value;
}

const pairsOf = (text: string) => text.split(',').filter((pair) => pair !== '');

function columnsOf(text: string): CsvOptions['columns'] {
  return Object.fromEntries(
    pairsOf(text).map((pair) => {
      const [name = '', heading] = pair.split('=');
      if (!heading) throw new CsvError(`--columns ${pair}: 应如 arrival=q_in (as arrival=q_in)`);
      return [columnNamed(name), heading];
    }),
  );
}

function headStartsOf(text: string): CsvOptions['headStartMs'] {
  return Object.fromEntries(
    pairsOf(text).map((pair) => {
      const [name = '', seconds = ''] = pair.split('=');
      return [name, numberOf('--head-start', seconds, 0, 36_000) * 1000];
    }),
  );
}
