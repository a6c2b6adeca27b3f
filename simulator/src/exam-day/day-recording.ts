import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import {
  LineEvents,
  recordHeader,
  type LineEvent,
  type RecordHeader,
} from '@daozhen/server/simulation';
import type { Floor } from './floor.ts';
import type { Scenario } from './scenario.schemas.ts';

/** Writes a virtual day down as the journal's export would (docs/day-record.md). */
export class DayRecording {
  readonly #file: WriteStream;
  readonly #nominal: ReadonlyMap<string, number>;
  readonly #lines = new LineEvents();
  #begun = false;

  /** @param path the file, begun anew */
  constructor(path: string, scenario: Scenario) {
    this.#file = createWriteStream(path);
    this.#nominal = new Map(scenario.stations.map(({ id, nominal }) => [id, nominal]));
  }

  /** Follows a day from its beginning. */
  watch(floor: Floor): void {
    floor.listen((event, state) => {
      if (!this.#begun) this.#write(this.#header(state));
      this.#begun = true;
      for (const told of this.#lines.apply(event, state)) this.#write(told);
    });
  }

  /** Resolves when all of it is on disk; rejects where the file could not be written. */
  close(): Promise<void> {
    this.#file.end();
    return finished(this.#file);
  }

  #header({ site, day, settings }: Floor['state']): RecordHeader {
    return recordHeader({ site, day }, settings, (station) => this.#nominal.get(station));
  }

  #write(line: LineEvent | RecordHeader): void {
    this.#file.write(`${JSON.stringify(line)}\n`);
  }
}
