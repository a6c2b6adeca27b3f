/** What the caller asks of the server over HTTP: who am I, and how do I become somebody. */

export interface DeviceFacts {
  id: string;
  name: string;
  site: string;
  room: string;
}

export interface Offer {
  code: string;
  secret: string;
}

/** The server answered with an error. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** No answer: the server, or the way to it, is away. */
export class Unreachable extends Error {}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 8000;

export class DeviceApi {
  readonly url: string;
  readonly #fetch: Fetch;

  /** @param url the server's address, e.g. `http://127.0.0.1:8080` */
  constructor(url: string, fetch: Fetch) {
    this.url = url.replace(/\/+$/, '');
    this.#fetch = fetch;
  }

  /**
   * The device a token belongs to.
   * @throws Refused with status 401 or 403 for a revoked token; Unreachable
   */
  async me(token: string): Promise<DeviceFacts> {
    const answer = await this.#request<{ device: DeviceAnswer }>('/api/devices/me', {
      headers: { authorization: `Bearer ${token}` },
    });
    return toFacts(answer.device);
  }

  /** Asks to be paired. @throws Refused, Unreachable */
  offer(): Promise<Offer> {
    return this.#request<Offer>('/api/devices/pairing', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'daozhen' },
      body: JSON.stringify({ kind: 'caller' }),
    });
  }

  /**
   * What became of an offer; undefined while nobody has entered the code.
   * @throws Refused with status 404 once the offer has expired; Unreachable
   */
  async outcome(secret: string): Promise<{ token: string; device: DeviceFacts } | undefined> {
    const answer = await this.#request<PairingAnswer>(`/api/devices/pairing/${secret}`, {});
    if (answer.state === 'waiting') return undefined;
    return { token: answer.token, device: toFacts(answer.device) };
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response;
    let body: unknown;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      response = await this.#fetch(`${this.url}${path}`, { ...init, signal });
      body = await response.json();
    } catch (error) {
      throw new Unreachable(this.url, { cause: error });
    }
    if (response.ok) return body as T;
    const { code = String(response.status), message = '' } = body as Partial<ErrorAnswer>;
    // A server that is up but cannot answer now is as good as away: it may recover by itself.
    if (response.status >= 500) throw new Unreachable(this.url, { cause: message });
    throw new Refused(response.status, code, message);
  }
}

interface ErrorAnswer {
  code: string;
  message: string;
}

interface DeviceAnswer {
  id: string;
  name: string;
  site: string;
  placement: { room?: string };
}

type PairingAnswer =
  { state: 'waiting' } | { state: 'paired'; token: string; device: DeviceAnswer };

function toFacts({ id, name, site, placement }: DeviceAnswer): DeviceFacts {
  return { id, name, site, room: placement.room ?? '' };
}
