import { LineEvent, RecordHeader } from '@daozhen/server/simulation';
import { Compile } from 'typebox/compile';
import type { Problems } from './problems.ts';
import { RecordCheck } from './record-check.ts';
import { textLines } from './text-lines.ts';

/** A record as it is read: first its header, if it has one, then its events. */
export type RecordPart =
  { header: RecordHeader; event?: undefined } | { header?: undefined; event: LineEvent };

const header = Compile(RecordHeader);
const lineEvent = Compile(LineEvent);
/** Several days may follow one another in one file, each with its own header. */
const isHeader = (value: object): boolean => 'record' in value;

/**
 * Reads a record of line events (docs/day-record.md), line by line and without keeping it. A line that cannot
 * be used is noted and left out; the rest of the day goes on.
 * @throws RecordError at the first such line where `problems` is strict
 */
export async function* readRecord(path: string, problems: Problems): AsyncGenerator<RecordPart> {
  let check = new RecordCheck();
  for await (const { line, text } of textLines(path)) {
    const value = parsed(text);
    if (value instanceof SyntaxError) {
      problems.note(line, `not JSON: ${value.message.replace(/ \(line 1 column (\d+)\)$/, '')}`);
    } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.note(line, 'not an object');
    } else if (isHeader(value)) {
      const reason = misfit(header, value);
      if (reason !== undefined) problems.note(line, `header: ${reason}`);
      else {
        const given = value as RecordHeader;
        check = new RecordCheck(given.stations && Object.keys(given.stations));
        yield { header: given };
      }
    } else {
      const reason = eventMisfit(value) ?? check.refuse(value as LineEvent);
      if (reason !== undefined) problems.note(line, reason);
      else yield { event: value as LineEvent };
    }
  }
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
