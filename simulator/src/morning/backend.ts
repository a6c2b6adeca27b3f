import { randomUUID } from 'node:crypto';
import type { SiteState } from '@daozhen/protocol';
import { Control } from './control.ts';
import type { Person } from './people.ts';

export interface FloorCatalogue {
  stations: { id: string; nominalMinutes: number }[];
  rooms: { id: string; station: string; capacity: number }[];
  packages: { id: string; sex?: 'M' | 'F' }[];
  staff: { id: string; stations: string[] }[];
}

/** The demo morning's way to the server's REST interface, logged in as the demo’s manager. */
export class Backend {
  readonly #url: string;
  readonly #site: string;
  #cookie = '';

  constructor(url: string, site: string) {
    this.#url = url;
    this.#site = site;
  }

  async #send(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ ok: boolean; status: number; answer: unknown }> {
    const response = await fetch(`${this.#url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: this.#cookie,
        'x-requested-with': 'daozhen',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.#cookie = cookies.map((c) => c.split(';')[0]).join('; ');
    return { ok: response.ok, status: response.status, answer: await response.json() };
  }

  async #request<T>(path: string, body?: unknown): Promise<T> {
    const { ok, status, answer } = await this.#send(path, body);
    if (!ok) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** @throws when the server is not in demo mode */
  async logIn(): Promise<void> {
    const { users } = await this.#request<{
      users: { username: string; password: string; roles: string[] }[];
    }>('/api/demo');
    const manager = users.find((user) => user.roles.includes('manager'));
    if (!manager) throw new Error('the server names no demo manager');
    await this.#request('/api/session', { username: manager.username, password: manager.password });
  }

  control(): Promise<Control> {
    return Control.open(this.#url, this.#site, this.#cookie);
  }

  /** Registers and checks in; @returns the visit, or undefined for somebody who is here today already. */
  async register(person: Person, packageId: string): Promise<string | undefined> {
    const { class: visitClass, vvip, ...examinee } = person;
    const body = {
      site: this.#site,
      examinee: { ...examinee, ...(vvip ? { vvip } : {}) },
      class: visitClass,
      packageId,
    };
    const { ok, status, answer } = await this.#send('/api/visits', body, {
      'idempotency-key': randomUUID(),
    });
    if (ok) return (answer as { visit: string }).visit;
    if ((answer as { code?: string }).code === 'visit.duplicate') return undefined;
    throw new Error(`/api/visits: ${status} ${JSON.stringify(answer)}`);
  }

  catalogue(): Promise<FloorCatalogue> {
    return this.#request(`/api/catalogue/${this.#site}`);
  }

  state(): Promise<SiteState> {
    return this.#request(`/api/floor/sites/${this.#site}`);
  }
}
