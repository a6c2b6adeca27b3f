import type { VisitView } from '@daozhen/protocol';
import type { CommandInput } from '@daozhen/ui/control';
import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';
import type { FloorPort } from '../app/link.svelte.ts';
import { Throttle } from '../app/throttle.ts';
import { CommandFlow } from '../floor/commandFlow.svelte.ts';
import { Followed } from '../app/followed.svelte.ts';

type Details = Got<'get', '/api/visits/{id}'>;
type Next = Got<'get', '/api/floor/sites/{site}/next'>;
type VisitCommand = Extract<CommandInput, { visit: string }>;
type Input = VisitCommand extends infer T
  ? T extends unknown
    ? Omit<T, 'site' | 'visit'>
    : never
  : never;

export interface VisitScreenOptions {
  floor: FloorPort;
  client: Client;
  site: string;
  visit: string;
  /** Whether the user may look the person up. */
  mayRead: boolean;
}

/** Guidance's reasons change with everybody's progress; they are asked for no oftener than this, ms. */
const REASONS_MS = 5000;

/** One visit beside the floor: live where it is, who it is, and what can be done for it. */
export class VisitScreen {
  readonly flow: CommandFlow;
  readonly id: string;
  readonly #o: VisitScreenOptions;
  readonly #followed: Followed<VisitView>;
  #details = $state.raw<Details>();
  #next = $state.raw<Next>();
  readonly #throttle = new Throttle(REASONS_MS, () => this.#ask());

  constructor(options: VisitScreenOptions) {
    this.#o = options;
    this.id = options.visit;
    this.flow = new CommandFlow(options.floor);
    this.#followed = new Followed<VisitView>(options.floor, `visit:${options.visit}`, () =>
      this.#throttle.ask(),
    );
  }

  /** Follows the visit until the returned function is called. */
  start(): () => void {
    if (this.#o.mayRead) void this.#load();
    const stop = this.#followed.start();
    return () => {
      this.#throttle.stop();
      stop();
    };
  }

  get view(): VisitView | undefined {
    return this.#followed.view;
  }

  get refused(): string | undefined {
    return this.#followed.refused;
  }

  /** Name, sex and age; undefined until known, and where the user may not know. */
  get details(): Details | undefined {
    return this.#details;
  }

  /** Where guidance would send the visit, with its reasons; undefined until known. */
  get next(): Next | undefined {
    return this.#next;
  }

  get locked(): boolean {
    return !this.#o.floor.online || this.flow.busy;
  }

  hold(): Promise<void> {
    return this.#act('hold', { type: 'hold' });
  }

  release(): Promise<void> {
    return this.#act('release', { type: 'release' });
  }

  rejoin(): Promise<void> {
    return this.#act('rejoin', { type: 'rejoin' });
  }

  /** A nurse's choice of the next station (rule G3). */
  transfer(station: string, first: boolean): Promise<void> {
    return this.#act('transfer', {
      type: 'transfer',
      station,
      position: first ? 'first' : 'key',
    });
  }

  changeClass(to: string): Promise<void> {
    return this.#act('change-class', { type: 'change-class', class: to });
  }

  async #act(action: string, input: Input): Promise<void> {
    if (this.locked) return;
    const command = { site: this.#o.site, visit: this.id, ...input } as CommandInput;
    await this.flow.run(`${action}:${this.id}`, command);
  }

  async #load(): Promise<void> {
    try {
      this.#details = await this.#o.client.get('/api/visits/{id}', { path: { id: this.id } });
    } catch {
      // A name is no more than a help here: the ticket stays.
      this.#details = undefined;
    }
  }

  async #ask(): Promise<void> {
    const { client, site } = this.#o;
    try {
      const query = { visit: this.id };
      this.#next = await client.get('/api/floor/sites/{site}/next', { path: { site }, query });
    } catch {
      // Reasons that may be old are worse than none.
      this.#next = undefined;
    }
  }
}
