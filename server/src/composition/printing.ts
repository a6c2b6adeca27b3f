import { slipContent, type Language, type Paper, type PrintDocument } from '@daozhen/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import { guideSheet, guideSheetPdf } from '../exam/visits/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { Devices } from '../platform/devices/index.ts';
import {
  JobsRepository,
  PdfMaker,
  PrintAgents,
  PrintersRepository,
  PrintFeed,
  PrintOrders,
  slipPdf,
  sweeper,
  type PaperContent,
  type PaperFacts,
  type PaperSource,
  type PrintingParts,
} from '../platform/printing/index.ts';
import { staffOf, type TopicAccess, type TopicHub } from '../queue/live/index.ts';
import { queueList, queueListPdf } from '../queue/paper/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import type { Closers } from './closers.ts';
import type { VisitParts } from './visits.ts';

export interface PrintingOptions {
  database: Database;
  devices: Devices;
  catalogue: Catalogue;
  visits: VisitParts;
  runtime: FloorRuntime;
  hub: TopicHub;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** Print jobs, the agents beside the printers, and what both and the staff watch. */
export function openPrinting(options: PrintingOptions): PrintingParts {
  const { database, devices, hub, closers, log } = options;
  const jobs = new JobsRepository(database.db);
  const printers = new PrintersRepository(database.db);
  const source = paperSource(options);
  const warn = (err: unknown) => log.warn({ err }, 'print jobs could not be read');
  const feed = new PrintFeed({
    jobs,
    printers,
    now: Date.now,
    day: (site) => source.day(site),
    watched: () =>
      ['printer', 'printing'].flatMap((kind) => hub.watched(kind).map((name) => `${kind}:${name}`)),
    changed: (topic) => hub.changed(topic, { urgent: true }),
    onError: warn,
  });
  const stores = { jobs, printers, source, now: Date.now, changed: feed.touch.bind(feed) };
  const pdf = new PdfMaker();
  const deviceName = async (id: string) => (await devices.get(id)).name;
  const agents = new PrintAgents({ ...stores, pdf, deviceName });
  const sweeping = sweeper({ ...stores, onError: warn });
  defineTopics(options, feed);
  devices.onRemoved((id) => void agents.removed(id).catch(warn));
  feed.start();
  sweeping.start();
  closers.add('printing', async () => {
    await Promise.all([feed.stop(), sweeping.stop()]);
    await pdf.close();
  });
  return { orders: new PrintOrders(stores), agents, feed };
}

const ownAgent: TopicAccess = {
  who: 'the printer agent itself',
  may: (actor, name) =>
    actor.kind === 'device' && actor.device.kind === 'printer' && actor.id === name,
};

function defineTopics({ hub, runtime }: PrintingOptions, feed: PrintFeed): void {
  const position = () => ({ epoch: 'paper', seq: 0, at: Date.now() });
  hub.define('printer', {
    plane: 'control',
    access: ownAgent,
    position,
    view: (device) => feed.printer(device),
  });
  hub.define('printing', {
    plane: 'control',
    access: staffOf('printing.use', (site) => runtime.contexts.get(site)?.campus.site),
    position,
    view: (site) => feed.printing(site),
  });
}

/** What stands on paper, from the visits and the floor. */
function paperSource(options: PrintingOptions): PaperSource {
  const { runtime, visits, catalogue } = options;
  return {
    day: (site) => runtime.contexts.get(site)?.campus.state.day ?? '',
    facts: (document, site) => {
      if (document.kind === 'queue-list') return listFacts(catalogue, document.stations, site);
      const entry = visits.directory.get(document.visit);
      return entry?.site === site && entry.ticket !== undefined
        ? { subject: entry.ticket }
        : undefined;
    },
    content: (document, site, { paper, language }) =>
      document.kind === 'queue-list'
        ? listContent(options, site, document.stations, paper, language)
        : visitContent(options, document, site, paper, language),
  };
}

function listFacts(
  catalogue: Catalogue,
  stations: readonly string[] | undefined,
  site: string,
): PaperFacts | undefined {
  const known = catalogue.site(site)?.stations;
  if (!known) return undefined;
  const names = (stations ?? []).map((id) => known.get(id)?.name);
  if (names.includes(undefined)) return undefined;
  return names.length === 0 ? {} : { subject: names.join('、') };
}

type VisitDocument = Exclude<PrintDocument, { kind: 'queue-list' }>;

function visitContent(
  { catalogue, visits }: PrintingOptions,
  { kind, visit }: VisitDocument,
  siteId: string,
  paper: Paper,
  language: Language,
): PaperContent | undefined {
  const entry = visits.directory.get(visit);
  const site = catalogue.site(siteId);
  if (!entry || !site || entry.site !== siteId) return undefined;
  const sheet = guideSheet(entry, site, visits.visits.guideUrl(visit));
  if (kind === 'slip' || paper === '80mm') {
    const slip = slipContent(sheet, language);
    return { pdf: slipPdf(slip), slip };
  }
  return { pdf: guideSheetPdf(sheet, paper, language) };
}

function listContent(
  { runtime, catalogue }: PrintingOptions,
  site: string,
  stations: readonly string[] | undefined,
  paper: Paper,
  language: Language,
): PaperContent | undefined {
  const context = runtime.contexts.get(site);
  if (!context) return undefined;
  const list = queueList(context, stations, language);
  const utcOffsetMs = catalogue.site(site)?.policy.utcOffsetMs ?? 0;
  return { pdf: queueListPdf(list, language, { page: paper === 'a5' ? 'A5' : 'A4', utcOffsetMs }) };
}
