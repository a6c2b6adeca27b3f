import type { DeskView, PregnancyAnswer } from '@daozhen/protocol';
import type { CommandInput } from '@daozhen/ui/control';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { VisitDetails, VisitRow } from '../api/types.ts';
import type { FloorPort } from '../app/link.svelte.ts';
import { CommandFlow } from '../floor/commandFlow.svelte.ts';
import { Throttle } from '../app/throttle.ts';

/** A desk action that can be taken back by another command. */
export interface TakeBack {
  action: string;
  ticket: string;
  run: () => Promise<void>;
}

export interface DeskOptions {
  floor: FloorPort;
  client: Client;
  site: string;
}

type VisitCommand = Extract<CommandInput, { visit: string }>;
type Input = VisitCommand extends infer T
  ? T extends unknown
    ? Omit<T, 'site' | 'visit'>
    : never
  : never;

/** A visit, and its ticket to speak of it. */
type Named = Pick<VisitRow, 'visit' | 'ticket'>;

/** The lists follow the floor, but ask the server no oftener than this. */
const refreshMs = 2000;

/** The front desk: the campus's figures, today's visits, and what can be done for one of them. */
export class DeskScreen {
  readonly flow: CommandFlow;
  #view = $state.raw<DeskView>();
  #refused = $state<string>();
  #rows = $state.raw<VisitRow[]>();
  #total = $state(0);
  #problem = $state<string>();
  #query = $state('');
  #details = $state.raw<VisitDetails>();
  #selected = $state<string>();
  #takeBack = $state.raw<TakeBack>();
  #asked = 0;
  readonly #options: DeskOptions;
  readonly #throttle = new Throttle(refreshMs, () => this.refresh());

  constructor(options: DeskOptions) {
    this.#options = options;
    this.flow = new CommandFlow(options.floor);
  }

  /** Follows the campus until the returned function is called. */
  start(): () => void {
    const stop = this.#options.floor.watch<DeskView>(
      `desk:${this.#options.site}`,
      (view) => {
        this.#view = view;
        this.#throttle.ask();
      },
      (code) => {
        this.#refused = code;
      },
    );
    void this.refresh();
    return () => {
      this.#throttle.stop();
      stop();
    };
  }

  get view(): DeskView | undefined {
    return this.#view;
  }

  get refused(): string | undefined {
    return this.#refused;
  }

  /** Today's visits that match the query; undefined until the first answer. */
  get rows(): VisitRow[] | undefined {
    return this.#rows;
  }

  /** How many match, those beyond the rows sent included. */
  get total(): number {
    return this.#total;
  }

  /** Code of what went wrong with the list; the rows shown are then old. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get query(): string {
    return this.#query;
  }

  get selected(): string | undefined {
    return this.#selected;
  }

  get details(): VisitDetails | undefined {
    return this.#details?.visit === this.#selected ? this.#details : undefined;
  }

  get takeBack(): TakeBack | undefined {
    return this.flow.state.kind === 'done' ? this.#takeBack : undefined;
  }

  get locked(): boolean {
    return !this.#options.floor.online || this.flow.busy;
  }

  async search(query: string): Promise<void> {
    this.#query = query;
    await this.#loadRows();
  }

  async select(visit: string | undefined): Promise<void> {
    if (visit !== this.#selected) this.flow.clear();
    this.#selected = visit;
    if (visit !== undefined) await this.#loadDetails(visit);
  }

  async refresh(): Promise<void> {
    const visit = this.#selected;
    await Promise.all([
      this.#loadRows(),
      visit === undefined ? undefined : this.#loadDetails(visit),
    ]);
  }

  async changeClass(visit: VisitRow, to: string): Promise<void> {
    const from = visit.class;
    await this.#act(visit, 'change-class', { type: 'change-class', class: to }, () =>
      this.changeClass({ ...visit, class: to }, from),
    );
  }

  async hold(visit: Named): Promise<void> {
    await this.#act(visit, 'hold', { type: 'hold' }, () => this.release(visit));
  }

  async release(visit: Named): Promise<void> {
    await this.#act(visit, 'release', { type: 'release' });
  }

  async rejoin(visit: Named): Promise<void> {
    await this.#act(visit, 'rejoin', { type: 'rejoin' });
  }

  /** A nurse's choice of the next station (rule G3). */
  async transfer(visit: VisitRow, station: string, first: boolean): Promise<void> {
    const position = first ? 'first' : 'key';
    await this.#act(visit, 'transfer', { type: 'transfer', station, position }, () =>
      this.release(visit),
    );
  }

  async decline(visit: VisitRow, item: string): Promise<void> {
    await this.#act(visit, 'decline', { type: 'decline', items: [item] });
  }

  /** Notes what she says about pregnancy. @throws what went wrong, to be shown */
  async tellPregnancy(visit: Named, answer: PregnancyAnswer): Promise<void> {
    const path = { id: visit.visit };
    const { client } = this.#options;
    const details = await client.put('/api/visits/{id}/pregnancy', { path, body: { answer } });
    if (details.visit === this.#selected) this.#details = details;
  }

  async #act(
    visit: Named,
    action: string,
    input: Input,
    back?: () => Promise<void>,
  ): Promise<void> {
    if (this.locked) return;
    this.#takeBack = undefined;
    const command = { site: this.#options.site, visit: visit.visit, ...input } as CommandInput;
    const reply = await this.flow.run(`${action}:${visit.visit}`, command);
    if (!reply) return;
    if (back) this.#takeBack = { action, ticket: visit.ticket ?? '', run: back };
    await this.refresh();
  }

  async #loadRows(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { client, site } = this.#options;
    try {
      const query = { site, query: spoken(this.#query) };
      const list = await client.get('/api/visits', { query });
      if (asked !== this.#asked) return;
      this.#rows = list.visits;
      this.#total = list.total;
      this.#problem = undefined;
    } catch (error) {
      if (asked === this.#asked)
        this.#problem = error instanceof ApiError ? error.code : 'server.error';
    }
  }

  async #loadDetails(visit: string): Promise<void> {
    try {
      const details = await this.#options.client.get('/api/visits/{id}', { path: { id: visit } });
      if (visit === this.#selected) this.#details = details;
    } catch (error) {
      if (visit === this.#selected)
        this.#problem = error instanceof ApiError ? error.code : 'server.error';
    }
  }
}

/** What to look for: a scanned guide sheet says the day and the ticket, a person types the ticket. */
function spoken(query: string): string {
  return /^\d{6}([A-Z]{1,2}\d+)$/i.exec(query.trim())?.[1] ?? query;
}
