import type { SiteSettings } from '@daozhen/protocol';
import { LineEvents, recordHeader, type RecordHeader } from '../campus/index.ts';
import type { LineEvent } from '../forecast/index.ts';
import { evolve } from '../rules/index.ts';
import { readDay, type DayHistory, type JournalledDay } from './read-day.ts';

export interface RecordFacts {
  /** What a service takes by the catalogue; undefined where it does not know the station. */
  nominalMinutes: (station: string) => number | undefined;
  /** What a doctor is called in the record: ids of staff may be names. */
  doctor: (staff: string) => string;
}

/**
 * One day of a campus as a record of its lines (docs/day-record.md), header first; undefined when the journal
 * has nothing of that day. Examinees are in it by the id of their visit, doctors by `facts.doctor`.
 * @throws JournalGap
 */
export async function recordedDay(
  history: DayHistory,
  site: string,
  day: string,
  facts: RecordFacts,
): Promise<AsyncGenerator<RecordHeader | LineEvent> | undefined> {
  const journalled = await readDay(history, site, day);
  return journalled && record(journalled, { site, day }, facts);
}

async function* record(
  day: JournalledDay,
  place: { site: string; day: string },
  { nominalMinutes, doctor }: RecordFacts,
): AsyncGenerator<RecordHeader | LineEvent> {
  yield recordHeader(place, await settingsOver(day), nominalMinutes);
  const lines = new LineEvents();
  const state = structuredClone(day.before);
  const masked = (event: LineEvent): LineEvent =>
    event.type === 'open' && event.doctor !== undefined
      ? { ...event, doctor: doctor(event.doctor) }
      : event;
  yield* lines.sync(state).map(masked);
  for await (const events of day.pages()) {
    for (const event of events) {
      evolve(state, event);
      yield* lines.apply(event, state).map(masked);
    }
  }
}

/** The last settings of a day, with every station that there was on it. */
async function settingsOver({ before, pages }: JournalledDay): Promise<SiteSettings> {
  let settings = before.settings;
  const stations = { ...settings.stations };
  for await (const events of pages()) {
    for (const { changes } of events) {
      if (changes.site?.settings === undefined) continue;
      settings = changes.site.settings as SiteSettings;
      Object.assign(stations, settings.stations);
    }
  }
  return { ...settings, stations };
}
