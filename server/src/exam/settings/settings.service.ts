import type { SiteSettings } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { actorName, ApiError, requireMay, type Actor } from '../../platform/http/index.ts';
import {
  CatalogueRepository,
  settingsDay,
  siteCatalogue,
  siteSettings,
  type Catalogue,
  type Entries,
  type EntryKind,
} from '../catalogue/index.ts';
import { checkForm, checkReferences, checkVersions, told } from './settings.checks.ts';
import { isSame, siteOf, withChanges } from './settings.domain.ts';
import { settingsErrors } from './settings.errors.ts';
import { SettingsRepository } from './settings.repository.ts';
import type { Change, Done, Entry, SettingsRecord, Stamp } from './settings.schemas.ts';

/** What still uses something that is to go: a device that hangs there, an account. */
export interface UsedBy {
  kind: string;
  id: string;
  name: string;
}

/** Whom a change would strand, as the person who makes it reads it. */
export interface Concerned {
  what: 'visit' | 'room';
  id: string;
  /** A ticket and a masked name, or a room's name. */
  name: string;
  why: string;
}

/** What settings need of the floor. */
export interface SettingsFloor {
  /** Whom new settings of a campus would strand now; nobody at a campus that is not open. */
  concerned(site: string, after: SiteSettings): Promise<Concerned[]>;
  /**
   * Has the floor take settings over, or found the campus.
   * @throws ApiError with the floor's refusal, EngineUnavailable
   */
  configure(site: string, settings: SiteSettings, by: string): Promise<void>;
}

export interface SettingsOptions {
  db: Db;
  catalogue: Catalogue;
  audit: Audit;
  floor: SettingsFloor;
  now: () => number;
  /**
   * Who uses entries that are about to be taken away, beside other entries. Asks within the transaction: an
   * embedded database has one connection.
   */
  uses(tx: Db, before: Entries, after: Entries): Promise<UsedBy[]>;
  /** Called at this node when the catalogue has changed. */
  changed(): Promise<void>;
}

export interface ChangeOptions {
  validFrom?: string;
  note?: string;
  dryRun?: boolean;
}

/** Changes what the catalogue says, on a day, checked against everything that depends on it. */
export class Settings {
  readonly #o: SettingsOptions;
  readonly #repository: SettingsRepository;

  constructor(options: SettingsOptions) {
    this.#o = options;
    this.#repository = new SettingsRepository(options.db);
  }

  /** The hospital's day. */
  today(): string {
    return settingsDay(this.#o.now(), this.#o.catalogue.sites()[0]?.policy);
  }

  /** A page of the entries somebody may read, in order. */
  async page(
    kind: EntryKind,
    wanted: { site?: string; text?: string; after?: string; limit: number },
    actor: Actor,
  ): Promise<{ entries: SettingsRecord[]; next?: string }> {
    const sites = this.#sitesFor(kind, wanted.site, actor);
    const { text, after, limit } = wanted;
    const found = await this.#repository.page({
      kind,
      day: this.today(),
      ...(sites && { sites }),
      ...(text !== undefined && text !== '' && { text }),
      ...(after !== undefined && { after }),
      limit: limit + 1,
    });
    const entries = found.slice(0, limit);
    const next = found.length > limit ? entries.at(-1)?.id : undefined;
    return { entries, ...(next !== undefined && { next }) };
  }

  /** Every version of one entry, the newest first. */
  async history(
    kind: EntryKind,
    id: string,
    actor: Actor,
  ): Promise<(Stamp & { entry: Entry | null })[]> {
    const versions = await this.#repository.history(kind, id);
    const entry = versions.find((each) => each.entry)?.entry;
    if (!entry) throw new ApiError(settingsErrors, 'settings.unknown');
    const site = siteOf(kind, entry);
    if (site !== undefined) this.mayReadSite(site, actor);
    return versions;
  }

  /** @throws ApiError 403 for somebody who has nothing to do with a campus */
  mayReadSite(site: string, actor: Actor): void {
    if (!everywhere(actor)) requireMay(actor, 'settings.read', { site });
  }

  /** The last versions of some entries of a kind, by id. */
  async lastOf(
    kind: EntryKind,
    ids: readonly string[],
    actor: Actor,
  ): Promise<Map<string, { version: number; entry: Entry | null }>> {
    requireMay(actor, 'settings.read');
    const rows =
      ids.length === 0 ? [] : await this.#repository.last(ids.map((id) => ({ kind, id })));
    return new Map(
      rows.map(({ id, version, entry }) => [id, { version, entry: entry as Entry | null }]),
    );
  }

  /**
   * Makes changes, all of them or none; what holds from today the floor has before anybody is told that it
   * was saved.
   * @throws ApiError `settings.*`, `record.changed`, or the floor's refusal
   */
  async change(changes: readonly Change[], options: ChangeOptions, actor: Actor): Promise<Done> {
    const today = this.today();
    const { validFrom = today, note, dryRun = false } = options;
    if (validFrom < today) throw new ApiError(settingsErrors, 'settings.past');
    checkForm(changes);
    this.#checkRights(changes, actor);
    const effective = validFrom === today;
    const undo: (() => Promise<void>)[] = [];
    try {
      const done = await this.#o.db.transaction().execute(async (tx) => {
        const store = new SettingsRepository(tx);
        await store.lock();
        const last = checkVersions(await store.last(changes), changes);
        const after = await this.#checkTogether(tx, store, changes, validFrom);
        if (effective) await this.#checkFloor(after);
        const stamp = { validFrom, by: actorName(actor), at: new Date(this.#o.now()), note };
        const revision = await store.add(changes, last, stamp);
        const changed = changes.map(({ kind, id }) => {
          const version = (last.get(`${kind} ${id}`)?.version ?? 0) + 1;
          return { kind, id, version };
        });
        if (dryRun) throw new Rehearsed({ revision, validFrom, effective, changed });
        if (effective) await this.#configure(after, actor, undo);
        await this.#o.audit.append(tx, actor, ...changes.map((each) => auditOf(each, validFrom)));
        return { revision, validFrom, effective, changed };
      });
      if (effective) await this.#o.changed();
      return done;
    } catch (error) {
      if (error instanceof Rehearsed) return error.done;
      for (const step of undo) await step();
      throw error;
    }
  }

  #sitesFor(kind: EntryKind, site: string | undefined, actor: Actor): string[] | undefined {
    const ofSite = kind === 'site' || siteOf(kind, { id: '', site: '?' }) !== undefined;
    if (!ofSite) return undefined;
    if (site === undefined) return everywhere(actor) ? undefined : [...actor.sites];
    this.mayReadSite(site, actor);
    return [site];
  }

  /** A manager changes what belongs to his campuses; what belongs to the hospital, if all campuses are his. */
  #checkRights(changes: readonly Change[], actor: Actor): void {
    requireMay(actor, 'settings.write');
    if (everywhere(actor)) return;
    const all = this.#o.catalogue.sites().every(({ id }) => actor.sites.includes(id));
    for (const change of changes) {
      for (const entry of [change.entry, this.#present(change)]) {
        if (!entry) continue;
        const site = siteOf(change.kind, entry);
        const own = site === undefined ? all : actor.sites.includes(site);
        if (!own) throw new ApiError(settingsErrors, 'settings.site-hospital');
      }
    }
  }

  #present({ kind, id }: Change): Entry | undefined {
    const list: readonly unknown[] = this.#o.catalogue.entries()[kind];
    return (list as Entry[]).find((each) => each.id === id);
  }

  /** The entries as they will be, on the day and on every later day on which something changes. */
  async #checkTogether(
    tx: Db,
    store: SettingsRepository,
    changes: readonly Change[],
    validFrom: string,
  ): Promise<Entries> {
    const catalogue = new CatalogueRepository(tx);
    const before = await catalogue.read(validFrom);
    const after = withChanges(before, changes);
    checkReferences(after, changes, validFrom);
    for (const day of await store.daysAfter(validFrom)) {
      // What is already set differently for that day stays as it is set.
      const then = await catalogue.read(day);
      const open = changes.filter((change) => isSame(before, then, change));
      checkReferences(withChanges(then, open), changes, day);
    }
    const used = await this.#o.uses(tx, before, after);
    if (used.length > 0) {
      throw new ApiError(settingsErrors, 'settings.in-use', {
        details: { by: used.slice(0, told), count: used.length },
      });
    }
    return after;
  }

  async #checkFloor(after: Entries): Promise<void> {
    for (const { id, settings } of this.#affectedSites(after)) {
      const concerned = await this.#o.floor.concerned(id, settings);
      if (concerned.length === 0) continue;
      throw new ApiError(settingsErrors, 'settings.strands', {
        details: { site: id, concerned: concerned.slice(0, told), count: concerned.length },
      });
    }
  }

  async #configure(after: Entries, actor: Actor, undo: (() => Promise<void>)[]): Promise<void> {
    const by = actorName(actor);
    for (const { id, settings, before } of this.#changedSites(after)) {
      await this.#o.floor.configure(id, settings, by);
      if (before) undo.push(() => this.#o.floor.configure(id, before, 'system:settings'));
    }
  }

  /** The campuses whose floor would be set differently, new ones included; of one that goes, nothing is left. */
  #affectedSites(after: Entries) {
    const gone = this.#o.catalogue.sites().flatMap(({ id, policy }) => {
      if (after.site.some((site) => site.id === id)) return [];
      return [{ id, settings: { policy, classes: {}, stations: {}, rooms: {} } }];
    });
    return [...gone, ...this.#changedSites(after)];
  }

  #changedSites(after: Entries) {
    return after.site.flatMap((site) => {
      const settings = siteSettings(siteCatalogue(after, site));
      const before = this.#o.catalogue.siteSettings(site.id);
      if (before && JSON.stringify(before) === JSON.stringify(settings)) return [];
      return [{ id: site.id, settings, before }];
    });
  }
}

/** Ends the transaction of a trial without a trace. */
class Rehearsed extends Error {
  readonly done: Done;

  constructor(done: Done) {
    super('rehearsed');
    this.done = done;
  }
}

/** The system administrator sets up campuses, so he is at none of them. */
const everywhere = (actor: Actor) => actor.roles.includes('system-admin');

function auditOf({ kind, id, version, entry }: Change, validFrom: string) {
  const site = entry ? siteOf(kind, entry) : undefined;
  return {
    action: 'settings.write',
    record: `${kind}:${id}`,
    ...(site !== undefined && { site }),
    details: { version: version + 1, validFrom, removed: entry === null },
  };
}
