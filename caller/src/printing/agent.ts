import {
  ControlClient,
  type ControlSocket,
  type ControlStatus,
  type Env,
} from '@daozhen/ui/control';
import type { PrinterView } from '@daozhen/protocol';
import { Refused, Unreachable } from '../identity/device-api.ts';
import type { Sentence } from '../messages/index.ts';
import { PrintTask, type JobNews, type JobParts } from './job.ts';
import type { Ledger } from './ledger.ts';
import { say } from './messages/index.ts';
import { introduce, type PairingOptions } from './pairing.ts';
import type { Ports } from './ports/ports.ts';
import type { AgentFacts, PrintServer } from './server.ts';

export interface PrintAgentParts {
  server: PrintServer;
  store: PairingOptions['store'];
  ledger: Ledger;
  ports: Ports;
  env: Env;
  /** A socket for the control plane with this token, not connected yet. */
  openSocket(token: string): ControlSocket;
  tell(sentence: Sentence): void;
  /** Ends the agent. */
  signal: AbortSignal;
}

/** The program was told to end while it waited. */
export class Ended extends Error {}

/** How often the server hears of the printers, ms; it takes a silent agent for away after 40 s. */
const BEAT_MS = 15_000;

/** A server that was away is asked again after this, ms. */
const AGAIN_MS = 2_000;

/** A printer agent at work: paired, connected, its jobs brought to paper one after the other. */
export class PrintAgent {
  readonly #parts: PrintAgentParts;
  readonly #tasks = new Map<string, PrintTask>();
  readonly #turns = new Map<string, Promise<unknown>>();
  #view: PrinterView = { jobs: {} };
  #known = '';

  constructor(parts: PrintAgentParts) {
    this.#parts = parts;
  }

  /** Runs until told to end; pairs again when the pairing is revoked. */
  async run(): Promise<void> {
    const { server, store, tell, signal } = this.#parts;
    while (!signal.aborted) {
      const wait = (ms: number) => this.#wait(ms);
      const facts = await introduce({ server, store, tell, wait });
      await this.#atWork(facts);
    }
  }

  /** Works under one identity until it counts no more. */
  async #atWork({ id }: AgentFacts): Promise<void> {
    const { openSocket, server, env, signal } = this.#parts;
    const over = Promise.withResolvers<void>();
    const client = new ControlClient({
      socket: openSocket(server.token ?? ''),
      env,
      onStatus: (status) => this.#heard(status, over.resolve),
    });
    client.subscribe<PrinterView>(`printer:${id}`, {
      onView: (view) => {
        this.#view = view;
        this.#work();
      },
      onRefused: (code) => this.#parts.tell(say('link.refused', { code })),
    });
    const end = () => over.resolve();
    signal.addEventListener('abort', end);
    const stopBeat = this.#beat();
    await over.promise;
    signal.removeEventListener('abort', end);
    stopBeat();
    client.close();
    this.#view = { jobs: {} };
  }

  #heard({ state, code }: ControlStatus, over: () => void): void {
    const { tell } = this.#parts;
    if (state === 'online') tell(say('link.online'));
    if (state === 'offline') tell(say('link.offline'));
    if (state !== 'refused') return;
    if (code === 'live.unauthorised') over();
    else tell(say('link.refused', { code: code ?? '' }));
  }

  /** Starts what is not under way yet and passes on who wants what stopped. */
  #work(): void {
    for (const [job, { attempt, cancel }] of Object.entries(this.#view.jobs)) {
      const key = `${job}/${attempt}`;
      const task = this.#tasks.get(key) ?? this.#begin(key, job, attempt);
      if (cancel) task.cancel();
    }
  }

  #begin(key: string, job: string, attempt: number): PrintTask {
    const task = new PrintTask(this.#jobParts(), job, attempt);
    this.#tasks.set(key, task);
    task
      .run()
      .finally(() => this.#tasks.delete(key))
      .catch((error: unknown) => {
        if (error instanceof Unreachable) this.#parts.env.after(AGAIN_MS, () => this.#work());
        else if (!(error instanceof Refused || error instanceof Ended)) throw error;
      });
    return task;
  }

  #jobParts(): JobParts {
    const { server, ledger, ports, env } = this.#parts;
    return {
      server,
      ledger,
      portOf: (queue) => ports.of(queue),
      inTurn: (queue, run) => this.#inTurn(queue, run),
      wait: (ms) => this.#wait(ms),
      now: () => env.now(),
      news: (title, news) => this.#parts.tell(sentenceOf(title, news)),
    };
  }

  #inTurn<T>(queue: string, run: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(queue) ?? Promise.resolve()).then(run, run);
    const quiet = turn.catch(() => undefined);
    this.#turns.set(queue, quiet);
    return turn;
  }

  /** Tells the server of the printers now and again, and takes up what an absence left undone. */
  #beat(): () => void {
    const { ports, server, env } = this.#parts;
    let cancel = () => {};
    let stopped = false;
    const once = async () => {
      const printers = await ports.printers();
      this.#tellPrinters(printers.map(({ name }) => name));
      await server.printers(printers);
    };
    const again = () =>
      void once()
        .catch(() => undefined)
        .then(() => {
          if (stopped) return;
          this.#work();
          cancel = env.after(BEAT_MS, again);
        });
    again();
    return () => {
      stopped = true;
      cancel();
    };
  }

  #tellPrinters(found: string[]): void {
    const names = found.join('、');
    if (names === this.#known && names !== '') return;
    const first = this.#known === '' && names === '';
    this.#known = names === '' ? ' ' : names;
    if (names !== '') this.#parts.tell(say('printers.found', { names }));
    else if (first) this.#parts.tell(say('printers.none'));
  }

  #wait(ms: number): Promise<void> {
    const { env, signal } = this.#parts;
    return new Promise((resolve, reject) => {
      const stop = () => {
        cancel();
        reject(new Ended());
      };
      const cancel = env.after(ms, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }
}

function sentenceOf(title: string, news: JobNews): Sentence {
  switch (news.kind) {
    case 'taken':
      return say('job.taken', { title, queue: news.queue });
    case 'waiting':
      return say('job.waiting', { title, problem: news.problem });
    case 'printing':
      return say('job.printing', { title });
    case 'over': {
      const { outcome } = news;
      const problem = outcome.state === 'failed' ? outcome.problem : '';
      return say(`job.${outcome.state}`, { title, problem });
    }
  }
}
