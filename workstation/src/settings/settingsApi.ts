import type { Client } from '../api/client.ts';
import type { Body, Got } from '../api/operations.ts';
import { paths, type Kind } from './fields.ts';

/** An entry of any kind. */
export type Entry = { id: string; name?: string; nameEn?: string; site?: string } & Record<
  string,
  unknown
>;

type TypedChange = Body<'post', '/api/settings/changes'>['changes'][number];

/** An entry of one kind, with its parts. */
export type EntryOf<K extends Kind> = NonNullable<Extract<TypedChange, { kind: K }>['entry']>;

export interface Stamp {
  version: number;
  validFrom: string;
  changedBy: string;
  changedAt: string;
  note?: string;
}

/** An entry as it stands, and what it is going to be. */
export interface SettingsRecord extends Stamp {
  id: string;
  entry: Entry | null;
  next?: Stamp & { entry: Entry | null };
}

/** One entry as it is to be; null takes it away. */
export interface Change {
  kind: Kind;
  id: string;
  version: number;
  entry: Entry | null;
}

export interface When {
  validFrom?: string;
  note?: string;
}

export type Preview = Got<'post', '/api/settings/sheets/{kind}'>;

/** A page of settings has at most so many entries. */
const most = 200;

/** All kinds answer alike; the types of one stand for all. */
type AnyPath = '/api/settings/items';

/** The settings over REST. */
export class SettingsApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async page(
    kind: Kind,
    query: { site?: string | undefined; text?: string; after?: string | undefined; limit?: number },
  ): Promise<{ entries: SettingsRecord[]; next?: string }> {
    const path = `/api/settings/${paths[kind]}` as AnyPath;
    return (await this.#client.get(path, { query: query })) as never;
  }

  /** Every entry of a kind. */
  async all(kind: Kind, site?: string): Promise<SettingsRecord[]> {
    const found: SettingsRecord[] = [];
    for (let after: string | undefined; ;) {
      const { entries, next } = await this.page(kind, { site, after, limit: most });
      found.push(...entries);
      if (next === undefined) return found;
      after = next;
    }
  }

  async history(kind: Kind, id: string): Promise<(Stamp & { entry: Entry | null })[]> {
    const path = `/api/settings/${paths[kind]}/{id}` as '/api/settings/items/{id}';
    const { versions } = await this.#client.get(path, { path: { id } });
    return versions;
  }

  change(changes: readonly Change[], when: When = {}) {
    const body = { changes, ...when } as unknown as Body<'post', '/api/settings/changes'>;
    return this.#client.post('/api/settings/changes', { body });
  }

  preview(kind: Kind, site: string, file: File): Promise<Preview> {
    const bytes = new Blob([file], { type: 'application/octet-stream' });
    const where = { path: { kind }, query: { site } };
    return this.#client.upload('/api/settings/sheets/{kind}', bytes, where);
  }

  /** Where the workbook of a kind is. */
  workbook(kind: Kind, site: string): string {
    return `/api/settings/sheets/${kind}?site=${site}`;
  }
}
