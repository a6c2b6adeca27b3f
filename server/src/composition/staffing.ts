import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import type { Audit } from '../platform/audit/index.ts';
import type { Database } from '../platform/db/index.ts';
import { shardsOf, type Engine } from '../queue/engine/index.ts';
import { ForecastStore } from '../queue/forecaster/index.ts';
import { JournalRepository, type Journal } from '../queue/journal/index.ts';
import { staffOf, type TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import {
  DutyLedger,
  DutyWatch,
  dutyView,
  leavingsView,
  redisAttendance,
  StaffingRepository,
  StaffingService,
  SupportWatch,
} from '../queue/staffing/index.ts';
import type { ViewContext } from '../queue/views/index.ts';
import type { Closers } from './closers.ts';

export interface StaffingParts {
  redisUrl: string;
  database: Database;
  catalogue: Catalogue;
  engine: Engine;
  runtime: FloorRuntime;
  journal: Journal;
  hub: TopicHub;
  audit: Audit;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** How long one read or write of who is there may take, ms. */
const TIMEOUT_MS = 2000;
/** Rooms are looked at this often, ms. */
const LOOK_MS = 5000;
/** And so long after something has happened, ms. */
const SOON_MS = 300;
/** While somebody watches, what one more room would spare is worked out every so many looks. */
const SUPPORT_EVERY = 3;
/** Past days are looked after every so many looks: ten minutes. */
const LEDGER_EVERY = 120;
const VIEW_MS = 1000;

interface Staffed {
  context: ViewContext;
  watch: DutyWatch;
  support: SupportWatch;
}

/** Watches over who is on duty at every campus, and adds past days up. */
export async function openStaffing(parts: StaffingParts): Promise<StaffingService> {
  const { redisUrl, database, engine, runtime, journal, hub, audit, closers, log } = parts;
  const shards = shardsOf(redisUrl.split(','), TIMEOUT_MS);
  closers.add('staffing connections', () => shards.close());
  await shards
    .connect()
    .catch((err: unknown) => log.warn({ err }, 'who is there is not known yet'));
  const repository = new StaffingRepository(database.db);
  const history = new JournalRepository(database.db);
  const staffed = new Map<string, Staffed>();
  const attendance = redisAttendance(shards);
  await runtime.whenOpen((context) => {
    const { site } = context.campus;
    const warn = (err: unknown, what: string) => log.warn({ err, site }, what);
    staffed.get(site)?.watch.stop();
    const store = new ForecastStore(shards, site);
    const memory = () => store.model();
    staffed.set(site, {
      context,
      watch: new DutyWatch({
        context,
        engine,
        attendance,
        repository,
        connected: () => hub.watched('room'),
        changed: () => announce(hub, site),
        warn,
      }),
      support: new SupportWatch(context, memory, (err) => warn(err, 'support')),
    });
  });
  defineDuty(hub, staffed);
  const ledger = new DutyLedger({
    repository,
    history,
    state: (site) => runtime.contexts.get(site)?.campus.state,
    sites: () => [...runtime.contexts.keys()],
    complete: (site) => {
      if (!journal.sites.includes(site)) return true;
      // Before the first contact with floor and database nothing seems to wait.
      const { stored, behind } = journal.lag(site);
      return stored !== undefined && behind === 0;
    },
    audit,
    log,
  });
  keepLooking(parts, staffed, ledger);
  return new StaffingService({
    db: database.db,
    repository,
    ledger,
    audit,
    journalled: (site, limit) => history.days(site, limit),
    site: (id) => {
      const found = staffed.get(id);
      if (!found || runtime.contexts.get(id) !== found.context) return undefined;
      const { campus, facts } = found.context;
      return { state: campus.state, facts, watch: found.watch, now: () => campus.now() };
    },
  });
}

function announce(hub: TopicHub, site: string): void {
  for (const kind of ['duty', 'leavings', 'desk', 'overview']) hub.changed(`${kind}:${site}`);
}

/** Topics `duty:<site>` and `leavings:<site>`. */
function defineDuty(hub: TopicHub, staffed: ReadonlyMap<string, Staffed>): void {
  const shared = {
    plane: 'control',
    access: staffOf('staffing.live', (site) => staffed.get(site)?.context.campus.site),
    coalesceMs: VIEW_MS,
    position: (site: string) => {
      const campus = staffed.get(site)?.context.campus;
      if (!campus) return { epoch: 'none', seq: 0, at: 0 };
      return { epoch: campus.state.epoch, seq: campus.state.seq, at: campus.now() };
    },
  } as const;
  hub.define('duty', {
    ...shared,
    view: (site) => {
      const found = staffed.get(site);
      return found && dutyView(found.context, found.watch, found.support);
    },
  });
  hub.define('leavings', {
    ...shared,
    view: (site) => {
      const found = staffed.get(site);
      return found && leavingsView(found.context, found.watch);
    },
  });
}

function keepLooking(
  { runtime, hub, closers }: StaffingParts,
  staffed: Map<string, Staffed>,
  ledger: DutyLedger,
): void {
  let looks = 0;
  const look = (): void => {
    for (const [site, { context, watch, support }] of staffed) {
      if (runtime.contexts.get(site) !== context) {
        watch.stop();
        staffed.delete(site);
        continue;
      }
      void watch.beat();
      if (!hub.watched('duty').includes(site)) continue;
      // Whoever has just come to look is not kept waiting for the next turn.
      const due = looks % SUPPORT_EVERY === 0 || support.at === undefined;
      if (due) void support.refresh().then(() => hub.changed(`duty:${site}`));
      else hub.changed(`duty:${site}`);
    }
    if (looks % LEDGER_EVERY === 0) void ledger.catchUp();
    looks += 1;
  };
  const timer = setInterval(look, LOOK_MS).unref();
  const soon = new Map<string, NodeJS.Timeout>();
  const silence = runtime.listen((events, { campus: { site } }) => {
    hub.changed(`duty:${site}`);
    // A call ends a notice at once; many calls together are looked at together.
    const later = () => void (soon.delete(site) && staffed.get(site)?.watch.look());
    if (!soon.has(site)) soon.set(site, setTimeout(later, SOON_MS).unref());
    if (events.some(({ type }) => type === 'day-closed')) looks = 0;
  });
  closers.add('staffing', () => {
    clearInterval(timer);
    for (const waiting of soon.values()) clearTimeout(waiting);
    silence();
    for (const { watch } of staffed.values()) watch.stop();
  });
}
