import { randomUUID } from 'node:crypto';

/** Somebody at the front desk, over HTTP as a browser would be. */
export class Desk {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async logIn(url: string): Promise<Desk> {
    const body = JSON.stringify({ username: 'manager', password: 'demo' });
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'daozhen' };
    const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`nobody can log in: ${await answer.text()}`);
    return new Desk(url, cookie);
  }

  /** @throws Error unless the server says yes */
  async get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    const address = `${this.#url}${path}?${new URLSearchParams(query).toString()}`;
    return this.#good(await fetch(address, { headers: { cookie: this.#cookie } }));
  }

  /** Registers somebody who is here: a new person, or one known by `person`. */
  async register(examinee: object): Promise<{ visit: string; ticket: string }> {
    const body = { site: 'east', examinee, class: 'normal', packageId: 'basic' };
    const answer = await fetch(`${this.#url}/api/visits`, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        'content-type': 'application/json',
        'x-requested-with': 'daozhen',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    return this.#good(answer);
  }

  /** Takes a visit back. */
  async cancel(visit: string): Promise<void> {
    const { version } = await this.get<{ version: number }>(`/api/visits/${visit}`);
    const answer = await fetch(`${this.#url}/api/visits/${visit}/cancel`, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        'content-type': 'application/json',
        'x-requested-with': 'daozhen',
      },
      body: JSON.stringify({ version, reason: '测量' }),
    });
    await this.#good(answer);
  }

  async #good<T>(answer: Response): Promise<T> {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
