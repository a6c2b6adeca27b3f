import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/**
 * Finds sealed values by equality: a keyed hash that is the same for the same value, and without the key
 * says nothing but that two rows agree.
 */
export class BlindIndex {
  /** A key object: bytes would be made into one at every use. */
  readonly #key: KeyObject;

  constructor({ index }: KeyRing) {
    const bytes = hkdfSync('sha256', index, Buffer.alloc(0), 'daozhen blind index', 32);
    this.#key = createSecretKey(Buffer.from(bytes));
  }

  /** 128 bits, 22 signs: for values that name one row. @param kind keeps equal values of two kinds apart */
  digest(kind: string, value: string): string {
    return this.#hash(kind, value).toString('base64url', 0, 16);
  }

  /** 52 bits, a whole number JavaScript holds exactly: for search, where a rare chance hit is weeded out after. */
  token(kind: string, value: string): number {
    return Number(this.#hash(kind, value).readBigUInt64BE(0) >> 12n);
  }

  #hash(kind: string, value: string): Buffer {
    return createHmac('sha256', this.#key).update(`${kind}\0${value}`).digest();
  }
}
