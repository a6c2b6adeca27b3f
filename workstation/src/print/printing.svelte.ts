import { commandId } from '@daozhen/ui/control';
import type { Paper, PrintDocument, Printer, PrintingView, PrintJob } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { FloorPort } from '../app/link.svelte.ts';
import { keepChoice, readChoice, type PrinterChoice } from './choice.ts';
import { isOpen } from './jobState.ts';

export interface PrintingOptions {
  client: Client;
  floor: FloorPort;
  site: string;
  language: () => 'zh' | 'en';
  /** Told of every new picture of the jobs asked for here. */
  onOwnJobs?: (jobs: readonly PrintJob[]) => void;
}

/** What went wrong with sending a job or asking for one again. */
export interface PrintTrouble {
  code: string;
  message: string;
  /** The visit or list it was about. */
  about: string;
  retry: () => Promise<void>;
}

/** A document the person asks for, and what it is about: a visit, or `list`. */
export interface Wanted {
  about: string;
  document: PrintDocument;
}

type Role = 'sheet' | 'slip' | 'list';

/** The printers and print jobs of a campus as this computer sees and uses them. */
export class Printing {
  readonly #options: PrintingOptions;
  #view = $state.raw<PrintingView>({ ready: false, printers: {}, jobs: {} });
  /** Answers to our own requests, until the view has caught up. */
  #own = $state.raw<Readonly<Record<string, PrintJob>>>({});
  #choice = $state.raw<PrinterChoice>({});
  #busy = $state.raw<ReadonlySet<string>>(new Set());
  #trouble = $state.raw<PrintTrouble>();
  #refused = $state<string>();

  constructor(options: PrintingOptions) {
    this.#options = options;
    this.#choice = readChoice(options.site);
  }

  /** Starts to watch; returns its own clean-up. */
  start(): () => void {
    return this.#options.floor.watch<PrintingView>(
      `printing:${this.#options.site}`,
      (view) => {
        this.#view = view;
        this.#refused = undefined;
        this.#options.onOwnJobs?.(this.jobs.filter(({ id }) => id in this.#own));
      },
      (code) => (this.#refused = code),
    );
  }

  /** False until the first picture has come. */
  get ready(): boolean {
    return this.#view.ready;
  }

  /** Why nothing can be seen: the code of the refusal. */
  get refused(): string | undefined {
    return this.#refused;
  }

  get online(): boolean {
    return this.#options.floor.online;
  }

  /** By name. */
  get printers(): Printer[] {
    return Object.values(this.#view.printers).sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  }

  /** Today's jobs, newest first. */
  get jobs(): PrintJob[] {
    const known = { ...this.#view.jobs };
    for (const [id, own] of Object.entries(this.#own)) {
      const seen = known[id];
      if (!seen || seen.changedAt < own.changedAt) known[id] = own;
    }
    return Object.values(known).sort((a, b) => b.createdAt - a.createdAt);
  }

  get choice(): PrinterChoice {
    return this.#choice;
  }

  get trouble(): PrintTrouble | undefined {
    return this.#trouble;
  }

  /** Whether something about this visit or list is on its way to the server. */
  busy(about: string): boolean {
    return this.#busy.has(about);
  }

  choose(change: Partial<PrinterChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    keepChoice(this.#options.site, this.#choice);
  }

  /** The printer chosen here for a kind of paper, while it is there. */
  target(role: Role): { printer: Printer; paper?: Paper } | undefined {
    const { printer: id, paper } = this.#choice[role] ?? { printer: '' };
    const printer = this.#view.printers[id];
    if (!printer) return undefined;
    return { printer, ...(paper !== undefined && { paper }) };
  }

  /** Printers that can print a kind of paper. */
  fit(role: Role): Printer[] {
    return this.printers.filter(({ format }) => format === 'pdf' || role === 'slip');
  }

  /** The latest job of a visit. */
  latest(visit: string): PrintJob | undefined {
    return this.jobs.find((job) => job.visit === visit);
  }

  /**
   * Sends a document to the printer chosen here.
   * @param key the same for the same wish: a repeat prints nothing twice
   * @returns the job; undefined when none was made, {@link trouble} says why
   */
  async print(
    role: Role,
    { about, document }: Wanted,
    key?: string,
  ): Promise<PrintJob | undefined> {
    const target = this.target(role);
    if (!target || this.busy(about)) return undefined;
    const request = key ?? commandId();
    const body = {
      site: this.#options.site,
      printer: target.printer.id,
      document,
      ...(target.paper && { paper: target.paper }),
      language: this.#options.language(),
    };
    const again = async () => {
      await this.print(role, { about, document }, request);
    };
    return this.#send(about, again, (client) =>
      client.post('/api/printing/jobs', { body, key: request }),
    );
  }

  /** Prints right after a check-in, if this computer is set to; however often it is asked, once. */
  async printAfterCheckIn(visit: string): Promise<void> {
    const { auto } = this.#choice;
    if (auto === undefined) return;
    if (!this.target(auto)) {
      const retry = () => this.printAfterCheckIn(visit);
      this.#trouble = { code: 'print.printer-unknown', message: '', about: visit, retry };
      return;
    }
    const kind = auto === 'slip' ? 'slip' : 'guide-sheet';
    await this.print(auto, { about: visit, document: { kind, visit } }, `check-in:${visit}`);
  }

  /** Prints a job once more because the person asks for it, perhaps at another printer. */
  async again(job: PrintJob, printer?: string): Promise<void> {
    const body = { attempt: job.attempt, ...(printer !== undefined && { printer }) };
    const about = job.visit ?? job.id;
    const repeat = () => this.again(job, printer);
    const path = { id: job.id };
    await this.#send(about, repeat, (client) =>
      client.post('/api/printing/jobs/{id}/again', { path, body }),
    );
  }

  /** Asks that a job be stopped. */
  async cancel(job: PrintJob): Promise<void> {
    const about = job.visit ?? job.id;
    const repeat = () => this.cancel(job);
    const request = { path: { id: job.id }, body: { attempt: job.attempt } };
    if (!isOpen(job)) return;
    await this.#send(about, repeat, (client) =>
      client.post('/api/printing/jobs/{id}/cancel', request),
    );
  }

  /** Names a printer for everybody. */
  async rename(printer: Printer, name: string): Promise<boolean> {
    const about = printer.id;
    const repeat = async () => {
      await this.rename(printer, name);
    };
    const request = { path: { id: printer.id }, body: { name } };
    await this.#send(about, repeat, (client) =>
      client.post('/api/printing/printers/{id}/name', request),
    );
    return this.#trouble === undefined;
  }

  dismiss(): void {
    this.#trouble = undefined;
  }

  async #send(
    about: string,
    retry: () => Promise<void>,
    request: (client: Client) => Promise<{ job: PrintJob } | undefined>,
  ): Promise<PrintJob | undefined> {
    if (this.busy(about)) return undefined;
    this.#trouble = undefined;
    this.#busy = new Set(this.#busy).add(about);
    try {
      const answer = await request(this.#options.client);
      if (answer) this.#own = { ...this.#own, [answer.job.id]: answer.job };
      return answer?.job;
    } catch (error) {
      const { code, message } =
        error instanceof ApiError ? error : { code: 'server.error', message: '' };
      this.#trouble = { code, message, about, retry };
      return undefined;
    } finally {
      const rest = new Set(this.#busy);
      rest.delete(about);
      this.#busy = rest;
    }
  }
}
