import type {
  Language,
  Paper,
  PrintDocument,
  PrinterReport,
  PrintFormat,
  PrintOrder,
  PrintReport,
} from '@daozhen/protocol';
import { ApiError, requireSite, type Actor } from '../http/index.ts';
import type { PaperContent } from './documents.ts';
import type { JobRow } from './jobs.repository.ts';
import type { PrintingStores } from './orders.service.ts';
import type { PdfMaker } from './pdf/pdf-maker.ts';
import { afterReport, isOpen } from './printing.domain.ts';
import { printErrors } from './printing.errors.ts';
import type { TakeBody } from './printing.schemas.ts';

export interface AgentsOptions extends PrintingStores {
  pdf: PdfMaker;
  /** What staff called a device when they paired it. */
  deviceName(id: string): Promise<string>;
}

/** A document as it leaves the server. */
export type PaperFile = { format: 'pdf'; bytes: Uint8Array } | { format: 'slip'; text: string };

const titles: Record<JobRow['kind'], string> = {
  'guide-sheet': '导检单',
  slip: '号条',
  'queue-list': '排队名单',
};

/** Print jobs as the agents beside the printers carry them out. */
export class PrintAgents {
  readonly #options: AgentsOptions;

  constructor(options: AgentsOptions) {
    this.#options = options;
  }

  /** An agent says which printers it has and how they are; it repeats that to be seen. */
  async printers(printers: readonly PrinterReport[], actor: Actor): Promise<void> {
    const { deviceName, now } = this.#options;
    const [site = ''] = actor.sites;
    const reporter = { device: actor.id, name: await deviceName(actor.id), site };
    await this.#options.printers.report(reporter, printers, new Date(now()));
    this.#options.changed({ site, device: actor.id });
  }

  /**
   * Gives a job to its agent. The same agent may ask again: a lost answer loses no job.
   * @throws ApiError `print.changed`, `print.elsewhere`
   */
  async take(id: string, { attempt, taker }: TakeBody, actor: Actor): Promise<PrintOrder> {
    const row = await this.#own(id, actor);
    if (row.attempt !== attempt || !isOpen(factsOf(row))) {
      throw new ApiError(printErrors, 'print.changed');
    }
    const taken =
      row.state === 'queued'
        ? await this.#options.jobs.change(row, { state: 'sent', taken_by: taker }, this.#now())
        : row;
    if (!taken) return this.take(id, { attempt, taker }, actor);
    if (taken.taken_by !== taker) throw new ApiError(printErrors, 'print.elsewhere');
    if (row.state === 'queued') this.#tell(taken);
    const printer = await this.#options.printers.get(taken.printer_id);
    return {
      id,
      attempt,
      queue: printer?.queue ?? '',
      format: printer?.format ?? 'pdf',
      paper: taken.paper,
      title: [titles[taken.kind], taken.subject ?? ''].join(' ').trim(),
    };
  }

  /** What became of a job; a report that says nothing new is taken and changes nothing. */
  async report(id: string, report: PrintReport, actor: Actor): Promise<void> {
    const { jobs } = this.#options;
    for (;;) {
      const row = await this.#own(id, actor);
      const after = afterReport(factsOf(row), report);
      if (!after) return;
      const problem = after.problem ?? null;
      if (after.state === row.state && problem === row.problem) {
        return jobs.heard(id, this.#now());
      }
      const changed = await jobs.change(row, { state: after.state, problem }, this.#now());
      if (changed) return this.#tell(changed);
    }
  }

  /**
   * The document of a job, made now.
   * @param as staff may look at the pages of what goes to a receipt printer, too
   * @throws ApiError `print.document-gone`, `print.render-failed`
   */
  async document(id: string, actor: Actor, as?: PrintFormat): Promise<PaperFile> {
    const row =
      actor.kind === 'device' ? await this.#own(id, actor) : await this.#ofCampus(id, actor);
    const { source, printers, jobs } = this.#options;
    const printer = await printers.get(row.printer_id);
    const format = as ?? printer?.format ?? 'pdf';
    const { paper, language, missing: before } = row;
    const content = source.content(row.document, row.site, { paper, language });
    if (!content) throw new ApiError(printErrors, 'print.document-gone');
    if (format === 'slip' && content.slip) {
      return { format, text: JSON.stringify(content.slip) };
    }
    const { bytes, missing } = await this.#make(content, language);
    if (missing.join() !== (before ?? []).join()) {
      await jobs.noteMissing(id, missing);
      this.#tell(row);
    }
    return { format: 'pdf', bytes };
  }

  /**
   * A document nobody has asked a printer for.
   * @throws ApiError `print.document-gone`, `print.render-failed`
   */
  async preview(
    document: PrintDocument,
    { site, paper, language }: { site: string; paper: Paper; language: Language },
    actor: Actor,
  ): Promise<Uint8Array> {
    requireSite(actor, site);
    const { source } = this.#options;
    const known = source.facts(document, site);
    const content = known && source.content(document, site, { paper, language });
    if (!content) throw new ApiError(printErrors, 'print.document-gone');
    return (await this.#make(content, language)).bytes;
  }

  /** An agent was removed: its printers are offered no more. */
  async removed(device: string): Promise<void> {
    await this.#options.printers.forget(device);
  }

  async #make({ pdf }: PaperContent, language: Language) {
    try {
      return await this.#options.pdf.make(pdf, language);
    } catch (cause) {
      throw new ApiError(printErrors, 'print.render-failed', { cause });
    }
  }

  async #own(id: string, actor: Actor): Promise<JobRow> {
    const row = await this.#options.jobs.get(id);
    if (!row || row.device_id !== actor.id) throw new ApiError(printErrors, 'print.unknown');
    return row;
  }

  async #ofCampus(id: string, actor: Actor): Promise<JobRow> {
    const row = await this.#options.jobs.get(id);
    if (!row) throw new ApiError(printErrors, 'print.unknown');
    requireSite(actor, row.site);
    return row;
  }

  #now(): Date {
    return new Date(this.#options.now());
  }

  #tell({ site, device_id: device }: JobRow): void {
    this.#options.changed({ site, device });
  }
}

const factsOf = ({ state, attempt }: JobRow) => ({ state, attempt });
