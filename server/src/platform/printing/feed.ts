import type { PrinterView, PrintingView } from '@daozhen/protocol';
import { Rounds } from '../rounds/index.ts';
import type { JobRow, JobsRepository } from './jobs.repository.ts';
import type { PrintersRepository } from './printers.repository.ts';
import { shownJob, shownPrinter } from './shown.ts';

export interface PrintFeedOptions {
  jobs: JobsRepository;
  printers: PrintersRepository;
  now: () => number;
  day(site: string): string;
  /** The topics somebody watches now: `printer:<device>`, `printing:<site>`. */
  watched(): string[];
  /** A topic's view may have changed. */
  changed(topic: string): void;
  onError(error: unknown): void;
}

/** Another node of the server changes the same tables, so they are looked at this often, ms. */
const EVERY_MS = 2_000;

/** Jobs of today shown to staff, the latest. */
const SHOWN = 100;

type View = PrinterView | PrintingView;

/** What printer agents and staff watch: the views, kept in step with the database. */
export class PrintFeed {
  readonly #options: PrintFeedOptions;
  readonly #views = new Map<string, { view: View; text: string }>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #rounds: Rounds;

  constructor(options: PrintFeedOptions) {
    this.#options = options;
    const { onError } = options;
    this.#rounds = new Rounds({ everyMs: EVERY_MS, round: () => this.round(), onError });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** What an agent has still to bring to an end. */
  printer(device: string): PrinterView {
    return this.#view(`printer:${device}`) ?? { jobs: {} };
  }

  /** Printers and jobs of a campus. */
  printing(site: string): PrintingView {
    const view = this.#view(`printing:${site}`) as PrintingView | undefined;
    return view ?? { ready: false, printers: {}, jobs: {} };
  }

  /** Looks now at what has changed here. */
  touch({ site, device }: { site: string; device: string }): void {
    for (const topic of [`printing:${site}`, `printer:${device}`]) void this.#load(topic);
  }

  /** Looks at everything somebody watches; forgets what nobody watches any more. */
  async round(): Promise<void> {
    const watched = new Set(this.#options.watched());
    for (const topic of this.#views.keys()) if (!watched.has(topic)) this.#views.delete(topic);
    await Promise.all([...watched].map((topic) => this.#load(topic)));
  }

  /** A campus's printers and jobs as they are in the database now. */
  async printingNow(site: string): Promise<PrintingView> {
    const { jobs, printers, now, day } = this.#options;
    const [rows, machines] = await Promise.all([
      jobs.ofDay(site, day(site), SHOWN),
      printers.of(site),
    ]);
    const named = new Map(machines.map((printer) => [printer.id, printer]));
    const at = now();
    return {
      ready: true,
      printers: Object.fromEntries(
        machines.map((printer) => [printer.id, shownPrinter(printer, rows, at)]),
      ),
      jobs: Object.fromEntries(
        rows.map((row) => [row.id, shownJob(row, named.get(row.printer_id))]),
      ),
    };
  }

  #view(topic: string): View | undefined {
    const known = this.#views.get(topic);
    if (!known) void this.#load(topic);
    return known?.view;
  }

  /** One look at a time for each topic; what changed during a look is looked at once more. */
  #load(topic: string): Promise<void> {
    const before = this.#loading.get(topic) ?? Promise.resolve();
    const next = before.then(() => this.#look(topic)).catch(this.#options.onError);
    this.#loading.set(topic, next);
    return next.finally(() => {
      if (this.#loading.get(topic) === next) this.#loading.delete(topic);
    });
  }

  async #look(topic: string): Promise<void> {
    const [kind, name = ''] = topic.split(':');
    const view = kind === 'printer' ? await this.#agentView(name) : await this.printingNow(name);
    const text = JSON.stringify(view);
    if (this.#views.get(topic)?.text === text) return;
    this.#views.set(topic, { view, text });
    this.#options.changed(topic);
  }

  async #agentView(device: string): Promise<PrinterView> {
    const rows = await this.#options.jobs.openOf(device);
    return { jobs: Object.fromEntries(rows.map((row) => [row.id, toDo(row)])) };
  }
}

const toDo = ({ attempt, cancelling }: JobRow) => ({
  attempt,
  ...(cancelling && { cancel: true as const }),
});
