import { deriveToken, hashToken } from '../../platform/crypto/index.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitsRepository } from './visits.repository.ts';

/** Whose link a token is. Expired: it was a visit's, and that visit's time is over. */
export type LinkFound =
  { kind: 'found'; visit: string; site: string } | { kind: 'expired' } | { kind: 'unknown' };

interface Known {
  visit: string;
  site: string;
  expiresAt: number;
}

const dayMs = 86_400_000;

/** The links examinees open on their phones. Only the hash of a token is stored. */
export class VisitLinks {
  readonly #repository: VisitsRepository;
  readonly #secret: string;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(repository: VisitsRepository, secret: string, now: () => number) {
    this.#repository = repository;
    this.#secret = secret;
    this.#now = now;
  }

  /** The token of a visit: 128 bits, the same whenever it is asked for. */
  token(visit: string): string {
    return deriveToken(this.#secret, 'visit', visit);
  }

  /** A new visit's link as it is stored; it ends with the day after the visit's, in the campus's time. */
  make(visit: string, day: string, utcOffsetMs: number): { hash: string; expiresAt: Date } {
    const midnight = Date.parse(`${day}T00:00:00Z`) - utcOffsetMs;
    return { hash: hashToken(this.token(visit)), expiresAt: new Date(midnight + 2 * dayMs) };
  }

  /** Remembers a visit's link, so that it is found while the database is away. */
  put(record: VisitRecord): void {
    this.#known.set(record.link_hash, known(record));
  }

  async find(token: string): Promise<LinkFound> {
    const hash = hashToken(token);
    const link = this.#known.get(hash) ?? (await this.#load(hash));
    if (!link) return { kind: 'unknown' };
    if (link.expiresAt > this.#now()) return { kind: 'found', visit: link.visit, site: link.site };
    this.#known.delete(hash);
    return { kind: 'expired' };
  }

  async #load(hash: string): Promise<Known | undefined> {
    const record = await this.#repository.byLink(hash);
    if (!record || record.state === 'refused') return undefined;
    this.put(record);
    return known(record);
  }
}

function known({ id, site, link_expires_at: expires }: VisitRecord): Known {
  return { visit: id, site, expiresAt: expires.getTime() };
}
