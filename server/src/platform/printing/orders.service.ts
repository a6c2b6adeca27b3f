import { randomUUID } from 'node:crypto';
import {
  may,
  type Paper,
  type Permission,
  type PrintDocument,
  type PrintJob,
  type PrintKind,
} from '@daozhen/protocol';
import { actorName, ApiError, requireSite, type Actor } from '../http/index.ts';
import type { PaperSource } from './documents.ts';
import type { JobChange, JobRow, JobsRepository } from './jobs.repository.ts';
import type { PrinterRow, PrintersRepository } from './printers.repository.ts';
import { canPrint, isOpen, mayRepeat } from './printing.domain.ts';
import { printErrors } from './printing.errors.ts';
import type { AgainBody, OrderBody } from './printing.schemas.ts';
import { contentHash, shownJob } from './shown.ts';

export interface PrintingStores {
  jobs: JobsRepository;
  printers: PrintersRepository;
  source: PaperSource;
  now: () => number;
  /** Told of every change, to wake whoever watches. */
  changed(what: { site: string; device: string }): void;
}

const rights: Record<PrintKind, Permission> = {
  'guide-sheet': 'visit.register',
  slip: 'visit.register',
  'queue-list': 'printing.use',
};

/** Print jobs as staff ask for them. */
export class PrintOrders {
  readonly #stores: PrintingStores;

  constructor(stores: PrintingStores) {
    this.#stores = stores;
  }

  /**
   * Takes in a print job; it is stored before this resolves.
   * @param key of the request: the same again is the same job
   * @throws ApiError `print.*`
   */
  async order(body: OrderBody, key: string, actor: Actor): Promise<PrintJob> {
    requireSite(actor, body.site);
    const { document, site } = body;
    permit(document.kind, actor);
    const { source, jobs, now } = this.#stores;
    const printer = await this.#printer(body.printer, site);
    const paper = paperFor(printer, document, body.paper);
    const facts = source.facts(document, site);
    if (!facts) throw new ApiError(printErrors, 'print.document-gone');
    const requestHash = contentHash(body);
    const row = await jobs.add(
      {
        id: randomUUID(),
        site,
        day: source.day(site),
        printerId: printer.id,
        deviceId: printer.device_id,
        document,
        language: body.language ?? 'zh',
        subject: facts.subject,
        visit: 'visit' in document ? document.visit : undefined,
        paper,
        requestedBy: actorName(actor),
        requestedName: actor.kind === 'user' ? actor.name : actor.id,
        requestKey: key,
        requestHash,
      },
      new Date(now()),
    );
    if (row.request_hash !== requestHash) throw new ApiError(printErrors, 'print.key-reused');
    this.#tell(row);
    return this.#shown(row);
  }

  /**
   * Prints a job once more because a person asks for it; nothing else ever does.
   * @throws ApiError `print.changed` when it is under way, or has been asked for again already
   */
  async again(
    id: string,
    { attempt, printer: wanted }: AgainBody,
    actor: Actor,
  ): Promise<PrintJob> {
    const row = await this.#job(id, actor);
    permit(row.kind, actor);
    if (row.attempt !== attempt || !mayRepeat(factsOf(row))) throw await this.#stale(row);
    const printer = await this.#printer(wanted ?? row.printer_id, row.site);
    const paper = paperFor(printer, row.document, keepPaper(printer, row.paper));
    const once = {
      state: 'queued',
      problem: null,
      attempt: attempt + 1,
      taken_by: null,
      cancelling: false,
      printer_id: printer.id,
      device_id: printer.device_id,
      paper,
    } as const;
    const changed = await this.#stores.jobs.change(row, once, new Date(this.#stores.now()));
    if (!changed) throw await this.#stale(row);
    this.#tell(changed);
    return this.#shown(changed);
  }

  /**
   * Stops a job: at once while no agent has it, else as soon as its printer can.
   * @throws ApiError `print.over`, `print.changed`
   */
  async cancel(id: string, attempt: number, actor: Actor): Promise<PrintJob> {
    const row = await this.#job(id, actor);
    permit(row.kind, actor);
    if (row.attempt !== attempt) throw await this.#stale(row);
    if (row.state === 'cancelled' || row.cancelling) return this.#shown(row);
    if (!isOpen(factsOf(row))) throw new ApiError(printErrors, 'print.over');
    const change: JobChange =
      row.state === 'queued' ? { state: 'cancelled', problem: null } : { cancelling: true };
    const changed = await this.#stores.jobs.change(row, change, new Date(this.#stores.now()));
    // Its agent was faster; what it is now decides.
    if (!changed) return this.cancel(id, attempt, actor);
    this.#tell(changed);
    return this.#shown(changed);
  }

  async job(id: string, actor: Actor): Promise<PrintJob> {
    return this.#shown(await this.#job(id, actor));
  }

  /** @throws ApiError `print.printer-unknown` */
  async rename(id: string, name: string, actor: Actor): Promise<void> {
    const printer = await this.#stores.printers.get(id);
    if (!printer) throw new ApiError(printErrors, 'print.printer-unknown');
    requireSite(actor, printer.site);
    await this.#stores.printers.rename(id, name);
    this.#stores.changed({ site: printer.site, device: printer.device_id });
  }

  async #job(id: string, actor: Actor): Promise<JobRow> {
    const row = await this.#stores.jobs.get(id);
    if (!row) throw new ApiError(printErrors, 'print.unknown');
    requireSite(actor, row.site);
    return row;
  }

  async #printer(id: string, site: string): Promise<PrinterRow> {
    const printer = await this.#stores.printers.get(id);
    if (!printer || printer.gone || printer.site !== site) {
      throw new ApiError(printErrors, 'print.printer-unknown');
    }
    return printer;
  }

  async #stale({ id }: JobRow): Promise<ApiError> {
    const row = await this.#stores.jobs.get(id);
    const current = row && (await this.#shown(row));
    return new ApiError(printErrors, 'print.changed', { current });
  }

  async #shown(row: JobRow): Promise<PrintJob> {
    return shownJob(row, await this.#stores.printers.get(row.printer_id));
  }

  #tell({ site, device_id: device }: JobRow): void {
    this.#stores.changed({ site, device });
  }
}

/** @throws ApiError `print.not-permitted` */
function permit(kind: PrintKind, actor: Actor): void {
  if (may(actor, rights[kind])) return;
  throw new ApiError(printErrors, 'print.not-permitted');
}

/** @throws ApiError `print.paper` */
function paperFor(printer: PrinterRow, { kind }: PrintDocument, wanted: Paper | undefined): Paper {
  const paper = wanted ?? printer.papers[0];
  const fits = paper !== undefined && printer.papers.includes(paper);
  if (!fits || !canPrint(printer.format, kind)) throw new ApiError(printErrors, 'print.paper');
  return paper;
}

const keepPaper = ({ papers }: PrinterRow, paper: Paper) =>
  papers.includes(paper) ? paper : undefined;

const factsOf = ({ state, attempt }: JobRow) => ({ state, attempt });
