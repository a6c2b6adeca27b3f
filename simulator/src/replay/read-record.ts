import { LineEvent, RecordHeader } from '@daozhen/server/simulation';
import { Compile } from 'typebox/compile';
import type { Problems } from './problems.ts';
import { RecordCheck, unusableName } from './record-check.ts';
import { textLines } from './text-lines.ts';

/** A record as it is read: first its header, if it has one, then its events. */
export type RecordPart =
  { header: RecordHeader; event?: undefined } | { header?: undefined; event: LineEvent };

const header = Compile(RecordHeader);
const lineEvent = Compile(LineEvent);
/** Several days may follow one another in one file, each with its own header. */
const isHeader = (value: object): boolean => 'record' in value;

/** Whoever is so far ahead of the event before is believed when the next one is not behind him. */
const AHEAD_MS = 3_600_000;

/** An event that fits its type, and where it stands. */
interface Found {
  line: number;
  event: LineEvent;
}

/**
 * Reads a record of line events (docs/day-record.md), line by line and without keeping it. A line that cannot
 * be used is noted and left out; the rest of the day goes on.
 * @throws RecordError at the first such line where `problems` is strict, and where the file is no UTF-8 at all
 */
export async function* readRecord(path: string, problems: Problems): AsyncGenerator<RecordPart> {
  let check = new RecordCheck();
  /** An instant that is wrong must not make all that follows come too late: it waits for the next event. */
  let ahead: Found | undefined;
  const taken = ({ line, event }: Found): RecordPart[] => {
    const reason = check.refuse(event);
    if (reason === undefined) return [{ event }];
    problems.note(line, reason);
    return [];
  };
  const settled = (next?: LineEvent): RecordPart[] => {
    if (!ahead) return [];
    const { line, event } = ahead;
    const late = event.at - (next?.at ?? event.at);
    // Of the first two either may be wrong, unless they lie far apart.
    const isWrong = next && next.at >= check.at && late > (check.at === -Infinity ? AHEAD_MS : 0);
    const parts = isWrong ? [] : taken(ahead);
    if (isWrong)
      problems.note(line, `out of order: ${event.at} is ${late} ms after the event below`);
    ahead = undefined;
    return parts;
  };
  for await (const { line, text } of textLines(path)) {
    const read = readLine(text);
    if ('reason' in read) problems.note(line, read.reason);
    else if ('header' in read) {
      yield* settled();
      const { header: given } = read;
      check = new RecordCheck(given.stations && Object.keys(given.stations));
      yield { header: given };
    } else {
      yield* settled(read.event);
      if (read.event.at - check.at > AHEAD_MS) ahead = { line, event: read.event };
      else yield* taken({ line, event: read.event });
    }
  }
  yield* settled();
}

type Read = { header: RecordHeader } | { event: LineEvent } | { reason: string };

/** What one line says by itself. */
function readLine(text: string): Read {
  if (text.includes('\uFFFD')) return { reason: 'not UTF-8' };
  const value = parsed(text);
  if (value instanceof SyntaxError)
    return { reason: `not JSON: ${value.message.replace(/ \(line 1 column (\d+)\)$/, '')}` };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'not an object' };
  if (isHeader(value)) {
    const reason = misfit(header, value) ?? unusableName(value);
    return reason === undefined
      ? { header: value as RecordHeader }
      : { reason: `header: ${reason}` };
  }
  const reason = eventMisfit(value);
  return reason === undefined ? { event: value as LineEvent } : { reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

interface Checker {
  Check(value: unknown): boolean;
  Errors(value: unknown): { instancePath: string; message: string }[];
}

function misfit(schema: Checker, value: unknown): string | undefined {
  if (schema.Check(value)) return undefined;
  const [error] = schema.Errors(value);
  return error ? `${error.instancePath || '/'} ${error.message}` : 'does not fit';
}

const kinds = new Map(
  LineEvent.anyOf.map((schema) => [schema.properties.type.const as string, Compile(schema)]),
);

/** Why an event does not have the form of its type. */
function eventMisfit(value: object): string | undefined {
  if (lineEvent.Check(value)) return undefined;
  const type = (value as { type?: unknown }).type;
  const kind = typeof type === 'string' ? kinds.get(type) : undefined;
  if (!kind) return `/type: ${JSON.stringify(type)} is not one of ${[...kinds.keys()].join(', ')}`;
  return misfit(kind, value);
}
