import type { PrinterReport, PrintOrder, PrintReport } from '@daozhen/protocol';
import { Refused, Unreachable } from '../identity/device-api.ts';

export interface AgentFacts {
  id: string;
  name: string;
  site: string;
}

type PairingAnswer = { state: 'waiting' } | { state: 'paired'; token: string; device: AgentFacts };

const TIMEOUT_MS = 15_000;

/** What a printer agent asks of the server over HTTP. Every method throws Refused or Unreachable. */
export class PrintServer {
  readonly url: string;
  /** Set once it is known who this is. */
  token: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  /** Whom a token belongs to. */
  async me(token: string): Promise<AgentFacts> {
    const { device } = await this.#json<{ device: AgentFacts }>('GET', '/api/devices/me', {
      token,
    });
    return device;
  }

  /** Asks to be paired. */
  offer(): Promise<{ code: string; secret: string }> {
    return this.#json('POST', '/api/devices/pairing', { body: { kind: 'printer' } });
  }

  outcome(secret: string): Promise<PairingAnswer> {
    return this.#json('GET', `/api/devices/pairing/${secret}`);
  }

  async printers(printers: PrinterReport[]): Promise<void> {
    await this.#send('POST', '/api/printing/agent/printers', { body: { printers } });
  }

  async take(job: string, attempt: number, taker: string): Promise<PrintOrder> {
    const path = `/api/printing/agent/jobs/${job}/take`;
    const { order } = await this.#json<{ order: PrintOrder }>('POST', path, {
      body: { attempt, taker },
    });
    return order;
  }

  /** The bytes to be printed. */
  async document(job: string): Promise<Uint8Array> {
    const response = await this.#send('GET', `/api/printing/jobs/${job}/document`);
    return new Uint8Array(await reached(this.url, () => response.arrayBuffer()));
  }

  async report(job: string, report: PrintReport): Promise<void> {
    await this.#send('POST', `/api/printing/agent/jobs/${job}/report`, { body: report });
  }

  async #json<T>(method: string, path: string, options: SendOptions = {}): Promise<T> {
    const response = await this.#send(method, path, options);
    return (await reached(this.url, () => response.json())) as T;
  }

  async #send(method: string, path: string, options: SendOptions = {}): Promise<Response> {
    const token = options.token ?? this.token;
    const response = await reached(this.url, () =>
      fetch(`${this.url}${path}`, {
        method,
        headers: {
          'x-requested-with': 'daozhen',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(options.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
    if (response.ok) return response;
    const error = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
    const { code = String(response.status), message = '' } = error;
    // A server that is up but cannot answer now is as good as away: it may recover by itself.
    const passing = response.status >= 500 && code !== 'print.render-failed';
    if (passing || response.status === 429) throw new Unreachable(this.url, { cause: code });
    throw new Refused(response.status, code, message);
  }
}

interface SendOptions {
  body?: unknown;
  token?: string;
}

async function reached<T>(url: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new Unreachable(url, { cause });
  }
}
