import type { SiteState } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { JournalGap, readDay, type DayHistory } from '../journal/index.ts';
import { DutyDay } from './duty-day.ts';
import type { StaffingRepository } from './staffing.repository.ts';

export interface LedgerOptions {
  repository: Pick<StaffingRepository, 'putDay' | 'days'>;
  history: DayHistory & { days(site: string, limit: number): Promise<string[]> };
  /** The campus as it is now; undefined while it is not open. */
  state: (site: string) => SiteState | undefined;
  sites: () => readonly string[];
  /** Whether everything that has happened is in the journal. */
  complete: (site: string) => boolean;
  audit: Pick<Audit, 'append'>;
  log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
  };
}

/** So many past days are looked after. */
const KEPT_DAYS = 800;

/** Adds up days that are over, from the journal: each once, and again when somebody asks. */
export class DutyLedger {
  readonly #o: LedgerOptions;
  /** Days that cannot be read: said once. */
  readonly #unreadable = new Set<string>();
  #working: Promise<void> | undefined;

  constructor(options: LedgerOptions) {
    this.#o = options;
  }

  /** Whether the journal has all of a day that is over: it writes in order, so any later call tells. */
  async hasAll(site: string, day: string): Promise<boolean> {
    const [newest = day] = await this.#o.history.days(site, 1);
    return newest > day || this.#o.complete(site);
  }

  /** Adds up what is missing of every campus's past days; one at a time. Never rejects. */
  catchUp(): Promise<void> {
    this.#working ??= this.#catchUp()
      .catch((err: unknown) => this.#o.log.warn({ err }, 'days on duty could not be added up'))
      .finally(() => (this.#working = undefined));
    return this.#working;
  }

  /**
   * Adds one day up anew.
   * @returns how many events it has; 0 when the journal knows nothing of it
   * @throws JournalGap when what came before the day is not known
   */
  async addUp(site: string, day: string, actor?: Actor): Promise<number> {
    const { history, repository, audit, state } = this.#o;
    const journalled = await readDay(history, site, day);
    if (!journalled) return 0;
    const settings = journalled.before.settings ?? state(site)?.settings;
    const duty = new DutyDay(journalled.before, settings?.policy?.utcOffsetMs ?? 8 * 3_600_000);
    let last = journalled.before.at;
    for await (const events of journalled.pages()) {
      for (const event of events) duty.apply(event);
      last = events.at(-1)?.at ?? last;
    }
    const rows = duty.rows(last).filter((row) => row.onMs > 0 || row.served > 0);
    await repository.putDay(site, day, journalled.events, rows, async (tx) => {
      if (!actor) return;
      const details = { day, events: journalled.events };
      await audit.append(tx, actor, {
        action: 'staffing.add-up',
        record: `day:${day}`,
        site,
        details,
      });
    });
    return journalled.events;
  }

  async #catchUp(): Promise<void> {
    for (const site of this.#o.sites()) await this.#catchUpSite(site);
  }

  async #catchUpSite(site: string): Promise<void> {
    const { state, complete, history, repository, log } = this.#o;
    const today = state(site)?.day;
    if (today === undefined || !complete(site)) return;
    const past = (await history.days(site, KEPT_DAYS)).filter((day) => day < today);
    const [latest] = past;
    const oldest = past.at(-1);
    if (latest === undefined || oldest === undefined) return;
    const done = new Set(await repository.days(site, oldest, latest));
    for (const day of past.filter((each) => !done.has(each))) {
      try {
        const events = await this.addUp(site, day);
        log.info({ site, day, events }, 'a day on duty added up');
      } catch (err) {
        if (!(err instanceof JournalGap)) throw err;
        if (this.#unreadable.has(`${site} ${day}`)) continue;
        this.#unreadable.add(`${site} ${day}`);
        log.warn({ err, site, day }, 'a day on duty cannot be added up: the journal has a gap');
      }
    }
  }
}
