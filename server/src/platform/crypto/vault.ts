import { aesEnvelope, sm4Envelope, type Cipher, type Envelope } from './envelope.ts';
import type { KeyRing } from './key-ring.ts';

/** Marks of the ciphers in a sealed text. */
const marks: Record<Cipher, string> = { 'aes-256-gcm': 'a', 'sm4-cbc': 's' };

/**
 * Seals personal data for the database. A sealed text names its cipher and key, so that old ones open
 * after either has changed: `a.k1.<base64url>`. It opens only in the context it was sealed for, so that
 * nobody can move one row's text to another.
 */
export class Vault {
  readonly #current: string;
  readonly #envelopes = new Map<string, Envelope>();

  constructor({ data }: KeyRing, cipher: Cipher = 'aes-256-gcm') {
    for (const [name, key] of data) {
      this.#envelopes.set(`${marks['aes-256-gcm']}.${name}`, aesEnvelope(key));
      this.#envelopes.set(`${marks['sm4-cbc']}.${name}`, sm4Envelope(key));
    }
    this.#current = `${marks[cipher]}.${[...data.keys()][0]}`;
  }

  seal(text: string, context: string): string {
    return this.sealBytes(Buffer.from(text), context);
  }

  /** @throws Error when the text was changed, or its key is not here */
  open(sealed: string, context: string): string {
    return this.openBytes(sealed, context).toString();
  }

  sealBytes(bytes: Buffer, context: string): string {
    const body = this.#envelope(this.#current).seal(bytes, context);
    return `${this.#current}.${body.toString('base64url')}`;
  }

  openBytes(sealed: string, context: string): Buffer {
    const end = sealed.lastIndexOf('.');
    const body = Buffer.from(sealed.slice(end + 1), 'base64url');
    const envelope = this.#envelope(sealed.slice(0, end));
    try {
      return envelope.open(body, context);
    } catch (cause) {
      throw new Error(`what was sealed for ${context} has been changed`, { cause });
    }
  }

  /** What every text sealed now begins with; one that begins otherwise is of an older key or cipher. */
  get prefix(): string {
    return `${this.#current}.`;
  }

  #envelope(mark: string): Envelope {
    const envelope = this.#envelopes.get(mark);
    if (!envelope) throw new Error(`the key of ${mark.slice(0, 30)} is not in the key ring`);
    return envelope;
  }
}
