import type { Env } from './env.ts';
import type { FeedEvents, FeedSocket } from './feed-client.ts';

interface Timer {
  due: number;
  run: () => void;
}

/** A world for tests: time moves when told, chance is a constant. */
export class FakeEnv implements Env {
  time = 1000;
  chance = 0.5;
  private readonly timers = new Set<Timer>();
  private readonly returns = new Set<() => void>();

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { due: this.time + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  onReturn(run: () => void): () => void {
    this.returns.add(run);
    return () => this.returns.delete(run);
  }

  comeBack(): void {
    for (const run of this.returns) run();
  }

  /** Lets `ms` pass, running what falls due in its order. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      let next: Timer | undefined;
      for (const timer of this.timers) {
        if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
      }
      if (!next) break;
      this.timers.delete(next);
      this.time = next.due;
      next.run();
    }
    this.time = end;
  }
}

/** The other end of a feed connection, held by the test. */
export class FakeSocket implements FeedSocket {
  readonly sent: Record<string, unknown>[] = [];
  closed = false;
  private readonly events: FeedEvents;

  constructor(events: FeedEvents) {
    this.events = events;
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
  }

  say(message: object): void {
    this.events.received(JSON.stringify(message));
  }

  welcome(at = 5_000_000): void {
    this.events.opened();
    this.say({ type: 'welcome', v: 1, at, heartbeatMs: 5000 });
  }

  /** The connection breaks with this close code. */
  breaks(code: number): void {
    this.events.closed(code);
  }
}
