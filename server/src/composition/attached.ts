import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import {
  Attached,
  AttachedRepository,
  attachedRoutes,
  partnerRoutes,
  Partners,
  PartnersRepository,
  Sender,
  Teller,
  type FloorHistory,
  type Guided,
} from '../interfaces/attached/index.ts';
import type { Audit } from '../platform/audit/index.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { App } from '../platform/http/index.ts';
import { JournalRepository } from '../queue/journal/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import type { Closers } from './closers.ts';
import type { VisitParts } from './visits.ts';

export interface AttachedParts {
  attached: Attached;
  partners: Partners;
}

export interface AttachedOptions {
  database: Database;
  seals: Seals;
  catalogue: Catalogue;
  audit: Audit;
  visits: VisitParts;
  runtime: FloorRuntime;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** For a campus that says nothing of it, ms (rule C8). */
const usualUndoMs = 60_000;
/** Events read at a time. */
const pageEvents = 200;

/** The floor for hospitals that keep their own exam system. */
export function openAttached(options: AttachedOptions): AttachedParts {
  const { database, seals, catalogue, audit, visits, runtime, closers, log } = options;
  const now = Date.now;
  const repository = new AttachedRepository(database.db);
  const partners = new PartnersRepository(database.db, seals);
  const teller = new Teller({
    repository,
    sites: () => catalogue.sites().map(({ id }) => id),
    history,
    now,
    undoMs: (site) => catalogue.site(site)?.policy.undoMs ?? usualUndoMs,
    log,
  });
  const sender = new Sender({ repository: partners, now, log });
  teller.start();
  sender.start();
  closers.add('partners', async () => {
    await Promise.all([teller.stop(), sender.stop()]);
  });
  const guided = guidedBy(visits, runtime);
  return {
    attached: new Attached({ repository, partners, catalogue, guided, now }),
    partners: new Partners({ repository: partners, audit, now }),
  };
}

/** All their routes. */
export function addAttached(app: App, { attached, partners }: AttachedParts): void {
  attachedRoutes(app, attached, partners);
  partnerRoutes(app, partners);
}

function guidedBy({ visits, changes, repository }: VisitParts, runtime: FloorRuntime): Guided {
  const versionOf = async (visit: string) => (await repository.get(visit))?.version ?? 1;
  return {
    register: async (given, key, actor) => (await visits.register(given, key, actor)).visit,
    order: async (visit, items, actor) => {
      const version = await versionOf(visit);
      await changes.order(visit, { version, addItems: [...items] }, actor);
    },
    cancel: async (visit, reason, actor) => {
      await changes.cancel(visit, await versionOf(visit), reason, actor);
    },
    onFloor: (site, visit) => runtime.contexts.get(site)?.campus.state.visits[visit],
    guideUrl: (visit) => visits.guideUrl(visit),
  };
}

const history: FloorHistory = {
  end: async (tx, site) => {
    const last = (await new JournalRepository(tx).lineage(site)).at(-1);
    return last && { epoch: last.epoch, seq: last.to };
  },
  // What a fail-over has lost was never told: reading goes on where the next epoch begins.
  following: async (tx, site, cursor) => {
    const journal = new JournalRepository(tx);
    const segments = await journal.lineage(site);
    const at = segments.findIndex(({ epoch }) => epoch === cursor.epoch);
    for (const { epoch, from, to } of segments.slice(Math.max(0, at))) {
      const after = epoch === cursor.epoch ? Math.max(cursor.seq, from) : from;
      if (after >= to) continue;
      const events = await journal.page(site, epoch, after, to, pageEvents);
      const seq = events.at(-1)?.seq;
      if (seq !== undefined) return { events, cursor: { epoch, seq } };
    }
    return undefined;
  },
};
