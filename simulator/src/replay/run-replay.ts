import { open } from 'node:fs/promises';
import type { LineEvent } from '@daozhen/server/simulation';
import type { Call } from './call-row.ts';
import { CsvError, readCalls, type CsvOptions } from './calls-csv.ts';
import { eventsOfCalls, headerOfCalls } from './calls-to-events.ts';
import type { ReplayOptions } from './options.ts';
import { madeCalls } from './made-calls.ts';
import { Problems } from './problems.ts';
import { readRecord, type RecordPart } from './read-record.ts';
import { RecordCheck } from './record-check.ts';
import { Replay, type ReplayResult } from './replay.ts';

/** A file without anything to go by. */
export class EmptyRecord extends Error {}

/**
 * Replays a file.
 * @param say gets a sentence for each line that cannot be used
 * @throws RecordError, CsvError, EmptyRecord, or what the file system throws
 */
export async function runReplay(
  options: ReplayOptions,
  say: (sentence: string) => void,
): Promise<{ result: ReplayResult; problems: number }> {
  const { source, strict, nominal, write } = options;
  const problems = new Problems(source.path, strict, say);
  const parts = partsOf(options, problems);
  const replay = new Replay(nominal);
  for await (const part of write === undefined ? parts : written(parts, write)) {
    if (part.header) replay.begin(part.header);
    else replay.take(part.event);
  }
  const result = replay.result();
  if (result.events === 0)
    throw new EmptyRecord(`${source.path}: 没有可用的事件 · no events that could be used`);
  return { result, problems: problems.count };
}

function partsOf({ source, nominal }: ReplayOptions, problems: Problems) {
  switch (source.kind) {
    case 'events':
      return readRecord(source.path, problems);
    case 'csv':
      return readLog(source.path, source.csv, nominal, problems);
    case 'made-up': {
      const calls = madeCalls(source.seed, source.days, FIRST_DAY);
      return partsOfCalls(calls, nominal, { headStartMs: {}, utcOffsetMs: 0 }, problems);
    }
  }
}

/** A Monday. */
const FIRST_DAY = Date.UTC(2026, 2, 2);

async function* readLog(
  path: string,
  csv: CsvOptions,
  nominal: number,
  problems: Problems,
): AsyncGenerator<RecordPart> {
  const calls = await readCalls(path, csv, problems);
  if (calls.length === 0) throw new CsvError(`${path}: 没有可用的行 · no rows that could be used`);
  yield* partsOfCalls(calls, nominal, csv, problems);
}

function* partsOfCalls(
  calls: readonly Call[],
  nominal: number,
  { headStartMs, utcOffsetMs }: Pick<CsvOptions, 'headStartMs' | 'utcOffsetMs'>,
  problems: Problems,
): Generator<RecordPart> {
  yield { header: headerOfCalls(calls, nominal, utcOffsetMs) };
  const check = new RecordCheck();
  for (const event of eventsOfCalls(calls, headStartMs)) {
    const reason = check.refuse(event);
    if (reason === undefined) yield { event };
    else problems.note(rowOf(event), reason);
  }
}

/** The row of the call that an event came from. */
const rowOf = (event: LineEvent): number =>
  'id' in event ? Number(event.id.replace('call-', '')) : 0;

/** Passes a record on and writes it down. */
async function* written(
  parts: AsyncIterable<RecordPart> | Iterable<RecordPart>,
  path: string,
): AsyncGenerator<RecordPart> {
  const file = await open(path, 'w');
  try {
    for await (const part of parts) {
      await file.write(`${JSON.stringify(part.header ?? part.event)}\n`);
      yield part;
    }
  } finally {
    await file.close();
  }
}
