import type { PlayedBody, PlayedReport } from '@daozhen/protocol';

export interface PlayedOptions {
  /** Sends a report; @returns whether the server has it, or will never have it. */
  send(body: PlayedBody): Promise<boolean>;
  after(ms: number, run: () => void): () => void;
}

/** What belongs together is told together. */
const GATHER_MS = 200;
const RETRY_MS = [1000, 2000, 5000, 10_000];
/** Older reports are of no use to anybody. */
const MOST = 50;

/** Tells the server what was played: in batches, again until it has them; it may hear a thing twice. */
export class Played {
  private readonly options: PlayedOptions;
  private reports: PlayedReport[] = [];
  private sound: PlayedBody['sound'] = 'ready';
  /** Something is to be told even without a report. */
  private pending = false;
  private isBack = false;
  private sending = false;
  private failures = 0;
  private cancel: (() => void) | undefined;

  constructor(options: PlayedOptions) {
    this.options = options;
  }

  add(report: PlayedReport): void {
    this.reports = [...this.reports, report].slice(-MOST);
    this.soon(GATHER_MS);
  }

  /** The browser waits for a touch, or no longer does: it may have missed something meanwhile. */
  blocked(blocked: boolean): void {
    const sound = blocked ? 'blocked' : 'ready';
    if (sound === this.sound) return;
    this.sound = sound;
    this.back();
  }

  /** The connection is there again: what was missed meanwhile is of interest. */
  back(): void {
    this.isBack = true;
    this.pending = true;
    this.failures = 0;
    this.soon(GATHER_MS);
  }

  close(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private soon(ms: number): void {
    if (this.sending) return;
    this.cancel?.();
    this.cancel = this.options.after(ms, () => void this.flush());
  }

  private async flush(): Promise<void> {
    if (this.sending || (this.reports.length === 0 && !this.pending)) return;
    const { reports, sound, isBack } = this;
    this.sending = true;
    this.pending = false;
    this.isBack = false;
    const done = await this.options.send({ sound, reports, ...(isBack && { back: true }) });
    this.sending = false;
    if (done) {
      this.failures = 0;
      this.reports = this.reports.filter((one) => !reports.includes(one));
    } else {
      this.failures += 1;
      this.pending = true;
      this.isBack ||= isBack;
    }
    const retry = RETRY_MS[Math.min(this.failures, RETRY_MS.length) - 1] ?? GATHER_MS;
    if (this.reports.length > 0 || this.pending) this.soon(retry);
  }
}

/** Sends to the page's own server with a display's token. */
export function sendPlayed(token: string): PlayedOptions['send'] {
  return async (body) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), 8000);
    try {
      const response = await fetch('/api/voice/played', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-requested-with': 'daozhen',
        },
        body: JSON.stringify(body),
        cache: 'no-store',
        signal: patience.signal,
      });
      // What a server does not understand it will not understand the next time.
      return response.ok || (response.status >= 400 && response.status < 500);
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  };
}
