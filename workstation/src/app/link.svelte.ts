import type {
  CommandInput,
  CommandOptions,
  ControlClient,
  ControlStatus,
  Outcome,
} from '@daozhen/ui/control';
import { openControl } from '@daozhen/ui/control';

/** What a screen needs of the floor: topics, commands, and whether it hears anything. */
export interface FloorPort {
  readonly online: boolean;
  /** The site's clock, epoch ms (rule E6). */
  now(): number;
  /** Follows a topic until the returned function is called. */
  watch<V>(topic: string, onView: (view: V) => void, onRefused: (code: string) => void): () => void;
  send(command: CommandInput, options?: CommandOptions): Promise<Outcome>;
}

interface Watcher {
  topic: string;
  start(client: ControlClient): () => void;
  stop: () => void;
}

/** This page's one connection to the floor; a new login makes a new one and keeps what is being watched. */
export class FloorLink implements FloorPort {
  #status = $state.raw<ControlStatus>({ state: 'connecting' });
  #client: ControlClient | undefined;
  readonly #watchers = new Set<Watcher>();
  readonly #onSessionLost: () => void;

  constructor(onSessionLost: () => void) {
    this.#onSessionLost = onSessionLost;
  }

  get online(): boolean {
    return this.#status.state === 'online';
  }

  get state(): ControlStatus['state'] {
    return this.#status.state;
  }

  now(): number {
    return this.#client?.clock.now() ?? Date.now();
  }

  open(): void {
    this.close();
    this.#status = { state: 'connecting' };
    const client = openControl({ onStatus: (status) => this.#heard(status) });
    this.#client = client;
    for (const watcher of this.#watchers) watcher.stop = watcher.start(client);
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.stop();
    this.#client?.close();
    this.#client = undefined;
  }

  watch<V>(
    topic: string,
    onView: (view: V) => void,
    onRefused: (code: string) => void,
  ): () => void {
    const start = (client: ControlClient) =>
      client.subscribe<V>(topic, { onView: (view) => onView(view), onRefused });
    const watcher: Watcher = { topic, start, stop: () => {} };
    this.#watchers.add(watcher);
    if (this.#client) watcher.stop = start(this.#client);
    return () => {
      watcher.stop();
      this.#watchers.delete(watcher);
    };
  }

  async send(command: CommandInput, options?: CommandOptions): Promise<Outcome> {
    return this.#client?.command(command, options) ?? { kind: 'offline' };
  }

  #heard(status: ControlStatus): void {
    this.#status = status;
    if (status.state === 'refused') this.#onSessionLost();
  }
}
