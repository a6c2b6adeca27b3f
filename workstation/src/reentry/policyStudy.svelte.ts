import type { Client } from '../api/client.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { SettingsApi, type Change, type SettingsRecord } from '../settings/settingsApi.ts';
import type { Figures, Outcome, Policy, StationStudy, Study } from './types.ts';

const MINUTE = 60_000;
const ASK_MS = 400;
/** Longest the server could be silent before the page gives up asking. */
const MOST_FAILURES = 10;

/** The figures of a campus as people type them: people, minutes. */
export interface Draft {
  first: string;
  second: string;
  auto: string;
  slot: string;
}

export interface Sums {
  passed: { people: number; meanMs: number };
  others: { people: number; meanMs: number };
  nurse: number;
  vain: number;
}

/** Tries a policy for missed calls on a day gone by, and switches it on. */
export class PolicyStudy {
  draft = $state<Draft>({ first: '', second: '', auto: '', slot: '' });
  #site = $state.raw<SettingsRecord>();
  #stations = $state.raw<ReadonlyMap<string, SettingsRecord>>(new Map());
  #study = $state.raw<Study>();
  #chosen = $state<Record<string, Policy>>({});
  #busy = $state(false);
  #problem = $state<string>();
  #stopped = false;
  readonly #client: Client;
  readonly #api: SettingsApi;
  readonly #siteId: string;

  constructor(client: Client, site: string) {
    this.#client = client;
    this.#api = new SettingsApi(client);
    this.#siteId = site;
  }

  get study(): Study | undefined {
    return this.#study;
  }

  /** Trying, or switching on. */
  get busy(): boolean {
    return this.#busy;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  get stations(): readonly StationStudy[] {
    return this.#study?.result?.stations ?? [];
  }

  /** Why the figures typed cannot be tried, by field. */
  get wrong(): Partial<Record<keyof Draft, true>> {
    const fits = (text: string, least: number, most: number) =>
      /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
    const { first, second, auto, slot } = this.draft;
    return {
      ...(!fits(first, 0, 50) && { first: true }),
      ...(!fits(second, 0, 50) && { second: true }),
      ...(!fits(auto, 0, 2160) && { auto: true }),
      ...(!fits(slot, 1, 720) && { slot: true }),
    };
  }

  get ready(): boolean {
    return this.loaded && Object.keys(this.wrong).length === 0;
  }

  /** Whether other figures stand in the fields than those tried. */
  get stale(): boolean {
    const tried = this.#study?.figures;
    return tried !== undefined && !same(tried, this.#figures());
  }

  /** Whether it is known what holds now. */
  get loaded(): boolean {
    return this.#site !== undefined;
  }

  /** Begins with what holds now, and with a study that was asked for before. */
  async load(study: string | null): Promise<void> {
    this.#problem = undefined;
    try {
      const [sites, stations] = await Promise.all([
        this.#api.all('site', this.#siteId),
        this.#api.all('station'),
      ]);
      this.#site = sites.find(({ id }) => id === this.#siteId);
      this.#stations = new Map(stations.map((record) => [record.id, record]));
      const { reentryAfter, autoRejoinMs, slotMs } = this.#policy();
      this.draft = {
        first: String(reentryAfter[0]),
        second: String(reentryAfter[1]),
        auto: String(autoRejoinMs / MINUTE),
        slot: String(slotMs / MINUTE),
      };
      if (study !== null) await this.#follow(study);
    } catch (error) {
      this.#problem = i18n.failure(error);
    }
  }

  /** @returns the study's id, once it has begun */
  async begin(day: string): Promise<string | undefined> {
    this.#problem = undefined;
    this.#busy = true;
    try {
      const { id } = await this.#client.post('/api/reviews/{site}/studies', {
        path: { site: this.#siteId },
        body: { day, figures: this.#figures() },
      });
      void this.#follow(id);
      return id;
    } catch (error) {
      this.#busy = false;
      this.#problem = i18n.failure(error);
      return undefined;
    }
  }

  /** The policy proposed for a station: what it has, until another is chosen. */
  proposed(station: StationStudy): Policy {
    return this.#chosen[station.station] ?? station.now.policy;
  }

  propose(station: string, policy: Policy): void {
    this.#chosen = { ...this.#chosen, [station]: policy };
  }

  outcome(station: StationStudy): Outcome {
    return station.proposed[this.proposed(station)];
  }

  /** All stations together, now and as proposed. */
  get sums(): { now: Sums; proposed: Sums } {
    return {
      now: summed(this.stations.map((each) => each.now.outcome)),
      proposed: summed(this.stations.map((each) => this.outcome(each))),
    };
  }

  /** What switching on would change. */
  get changes(): Change[] {
    const changes: Change[] = [];
    const site = this.#site;
    const tried = this.#study?.figures;
    if (site?.entry && tried && !same(tried, this.#policy())) {
      const policy = { ...(site.entry['policy'] as object), ...tried };
      const entry = { ...site.entry, policy };
      changes.push({ kind: 'site', id: site.id, version: site.version, entry });
    }
    for (const [id, reentry] of Object.entries(this.#chosen)) {
      const record = this.#stations.get(id);
      if (!record?.entry || (record.entry['reentry'] ?? 'after-n') === reentry) continue;
      const entry = { ...record.entry, reentry };
      changes.push({ kind: 'station', id, version: record.version, entry });
    }
    return changes;
  }

  /** @returns whether it was saved */
  async switchOn(validFrom: string, note: string): Promise<boolean> {
    this.#problem = undefined;
    this.#busy = true;
    try {
      await this.#api.change(this.changes, {
        ...(validFrom !== '' && { validFrom }),
        ...(note.trim() !== '' && { note: note.trim() }),
      });
      this.#chosen = {};
      this.#study = undefined;
      await this.load(null);
      return true;
    } catch (error) {
      this.#problem = i18n.failure(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async #follow(id: string): Promise<void> {
    this.#busy = true;
    for (let failures = 0; !this.#stopped && failures < MOST_FAILURES;) {
      try {
        this.#study = await this.#client.get('/api/reviews/studies/{id}', { path: { id } });
        failures = 0;
        if (this.#study.state !== 'running') break;
      } catch (error) {
        failures += 1;
        this.#problem = failures === MOST_FAILURES ? i18n.failure(error) : undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
    this.#busy = false;
  }

  #policy(): Figures {
    return this.#site?.entry?.['policy'] as Figures;
  }

  #figures(): Figures {
    const { first, second, auto, slot } = this.draft;
    return {
      reentryAfter: [Number(first), Number(second)],
      autoRejoinMs: Number(auto) * MINUTE,
      slotMs: Number(slot) * MINUTE,
    };
  }
}

function same(a: Figures, b: Figures): boolean {
  const [first, second] = a.reentryAfter;
  return (
    first === b.reentryAfter[0] &&
    second === b.reentryAfter[1] &&
    a.autoRejoinMs === b.autoRejoinMs &&
    a.slotMs === b.slotMs
  );
}

function summed(outcomes: readonly Outcome[]): Sums {
  const all = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  const wait = (of: (outcome: Outcome) => Outcome['passed']) => {
    const people = all((outcome) => of(outcome).people);
    const sumMs = all((outcome) => of(outcome).sumMs);
    return { people, meanMs: people === 0 ? 0 : sumMs / people };
  };
  return {
    passed: wait((outcome) => outcome.passed),
    others: wait((outcome) => outcome.others),
    nurse: all((outcome) => outcome.nurse),
    vain: all((outcome) => outcome.vain),
  };
}
