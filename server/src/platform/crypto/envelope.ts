import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

export const ciphers = ['aes-256-gcm', 'sm4-cbc'] as const;
export type Cipher = (typeof ciphers)[number];

/** Seals and opens bytes; the context is what the bytes belong to, and only there they open again. */
export interface Envelope {
  seal(plain: Buffer, context: string): Buffer;
  /** @throws Error when a single bit or the context is another */
  open(sealed: Buffer, context: string): Buffer;
}

/** A key object made once: a key given as bytes is made into one at every use, which costs five times the cipher. */
const derive = (key: Buffer, purpose: string, bytes: number): KeyObject =>
  createSecretKey(
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `daozhen ${purpose}`, bytes)),
  );

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, tag, text. */
export function aesEnvelope(key: Buffer): Envelope {
  const secret = derive(key, 'aes-256-gcm', 32);
  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      cipher.setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, context) {
      const nonce = sealed.subarray(0, nonceBytes);
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      const cipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(context));
      cipher.setAuthTag(tag);
      return Buffer.concat([cipher.update(sealed.subarray(nonceBytes + tagBytes)), cipher.final()]);
    },
  };
}

const blockBytes = 16;
const macBytes = 32;

/** SM4-CBC, then HMAC-SM3 over context, start block and text: Node has no SM4 that proves itself. */
export function sm4Envelope(key: Buffer): Envelope {
  const secret = derive(key, 'sm4-cbc', 16);
  const macKey = derive(key, 'hmac-sm3', 32);
  const mac = (body: Buffer, context: string): Buffer => {
    const named = Buffer.from(context);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(named.length);
    return createHmac('sm3', macKey).update(length).update(named).update(body).digest();
  };
  return {
    seal(plain, context) {
      const start = randomBytes(blockBytes);
      const cipher = createCipheriv('sm4-cbc', secret, start);
      const body = Buffer.concat([start, cipher.update(plain), cipher.final()]);
      return Buffer.concat([mac(body, context), body]);
    },
    open(sealed, context) {
      const body = sealed.subarray(macBytes);
      const given = sealed.subarray(0, macBytes);
      if (given.length !== macBytes || !timingSafeEqual(given, mac(body, context))) {
        throw new Error('another mac');
      }
      const cipher = createDecipheriv('sm4-cbc', secret, body.subarray(0, blockBytes));
      return Buffer.concat([cipher.update(body.subarray(blockBytes)), cipher.final()]);
    },
  };
}
