import type { FloorEvent, SiteState, Visit } from '@daozhen/protocol';
import type { Catalogue, Sex } from '../catalogue/index.ts';
import { ageOn, maskName } from '../people/index.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitRecordState } from './visits.tables.ts';

export interface VisitEntryItem {
  id: string;
  name: string;
  nameEn: string;
  station: string;
  prepHint?: string;
  prepHintEn?: string;
}

/** What stands for a package where single items were ordered. */
const noPackage = { name: '单项', nameEn: 'Single items' };

/** What the screens know of a visit beside what the floor knows. */
export interface VisitEntry {
  id: string;
  site: string;
  day: string;
  person: string;
  state: VisitRecordState;
  /** Absent until the floor has confirmed the check-in. */
  ticket?: string;
  name: string;
  /** The name as boards may show it. */
  masked: string;
  sex: Sex;
  age: number;
  employerName?: string;
  /** When he is expected, epoch ms. */
  appointment?: number;
  examType: string;
  /** Name and person appear nowhere without permission (rule V1). */
  vvip: boolean;
  /** Second language of his calls, if he has chosen one. */
  language?: 'en' | 'yue';
  class: string;
  packageName: string;
  packageNameEn: string;
  items: VisitEntryItem[];
  itemNames: ReadonlyMap<string, string>;
  /** When the visit's row last changed, epoch ms. */
  changedAt: number;
}

/** Everybody registered for the days the floor still has, in memory: screens ask for names all the time. */
export class VisitDirectory {
  readonly #catalogue: Catalogue;
  readonly #entries = new Map<string, VisitEntry>();
  readonly #listeners = new Set<(id: string) => void>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  get(id: string): VisitEntry | undefined {
    return this.#entries.get(id);
  }

  /** The visits of a campus, newest first. */
  of(site: string): VisitEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.site === site).toReversed();
  }

  /** Calls `listener` whenever a visit is added or changed; @returns its own clean-up. */
  onChange(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Adds a visit or takes over what changed of it. What was read before the last change and comes after it
   * is passed over.
   * @param present the visit on the floor: items it has beyond those registered are the visit's, too
   */
  put(record: VisitRecord, present?: Visit): void {
    const entry = this.entry(record);
    const known = this.#entries.get(record.id);
    if (known && known.changedAt > entry.changedAt) return;
    for (const { id, state } of Object.values(present?.items ?? {})) {
      if (state !== 'removed') this.#addItem(entry, id);
    }
    this.#entries.set(record.id, entry);
    this.#tell(record.id);
  }

  /** Forgets a visit. */
  drop(id: string): void {
    if (this.#entries.delete(id)) this.#tell(id);
  }

  /** Drops the visits of a campus from before a day. */
  forgetBefore(site: string, day: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.site === site && entry.day < day) this.#entries.delete(entry.id);
    }
  }

  /** Learns the items that visits have on the floor beyond those registered. */
  learn(state: SiteState): void {
    for (const visit of Object.values(state.visits)) this.#addItems(visit.id, visit.items);
  }

  /** Learns from events; @returns visits on the floor that it does not know yet. */
  note(events: readonly FloorEvent[]): string[] {
    const unknown = new Set<string>();
    for (const { changes } of events) {
      for (const [id, patch] of Object.entries(changes.visits ?? {})) {
        if (!patch) continue;
        if (this.#entries.has(id)) this.#addItems(id, patch.items ?? {});
        else unknown.add(id);
      }
    }
    return [...unknown];
  }

  #addItems(id: string, items: Record<string, unknown>): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const added = Object.keys(items).filter((item) => this.#addItem(entry, item));
    if (added.length > 0) this.#tell(id);
  }

  #addItem(entry: VisitEntry, id: string): boolean {
    if (entry.itemNames.has(id)) return false;
    const item = this.#item(entry.site, id);
    if (!item) return false;
    entry.items.push(item);
    entry.itemNames = new Map(entry.itemNames).set(id, item.name);
    return true;
  }

  #item(site: string, id: string): VisitEntryItem | undefined {
    const item = this.#catalogue.site(site)?.items.get(id);
    if (!item) return undefined;
    const { name, nameEn, station, prepHint, prepHintEn } = item;
    return {
      id,
      name,
      nameEn,
      station,
      ...(prepHint !== undefined && { prepHint }),
      ...(prepHintEn !== undefined && { prepHintEn }),
    };
  }

  /** A visit as the screens know it, whether or not it is kept here. */
  entry(record: VisitRecord): VisitEntry {
    const { package_id: packageId } = record;
    const pack = this.#catalogue.site(record.site)?.packages.get(packageId ?? '');
    const ids = [...new Set(record.items.map(({ id }) => id))];
    const items = ids.flatMap((id) => this.#item(record.site, id) ?? []);
    return {
      id: record.id,
      site: record.site,
      day: record.day,
      person: record.person,
      state: record.state,
      ...(record.ticket !== null && { ticket: record.ticket }),
      name: record.name,
      masked: maskName(record.name),
      sex: record.sex,
      age: ageOn(record.birth_date, record.day),
      ...(record.employer_name !== null && { employerName: record.employer_name }),
      ...(record.appointment !== null && { appointment: record.appointment }),
      examType: record.exam_type,
      vvip: record.vvip,
      ...(record.language !== null && { language: record.language }),
      class: record.class,
      packageName: pack?.name ?? packageId ?? noPackage.name,
      packageNameEn: pack?.nameEn ?? packageId ?? noPackage.nameEn,
      items,
      itemNames: new Map(items.map(({ id, name }) => [id, name])),
      changedAt: record.changed_at.getTime(),
    };
  }

  #tell(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }
}
