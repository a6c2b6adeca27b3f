import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** What a crowd has heard since it was last asked. */
export interface Heard {
  updates: number;
  /** Bytes of those updates' text. */
  bytes: number;
}

/** Told of an update: to which listener, the sequence number in it, when it was read (`performance.now()`). */
export type OnUpdate = (listener: number, seq: number, at: number) => void;

const READ_BYTES = 65_536;
/** The first letter of a message's type, behind `{"type":"`. */
const TYPE_AT = 9;
const UPDATE = 'u'.charCodeAt(0);
const SNAPSHOT = 's'.charCodeAt(0);
/** So many connect at once. */
const AT_ONCE = 100;

/** A text frame of a client; the mask is all zeros, which leaves the text as it is. */
function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) {
    const head = Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
    return Buffer.concat([head, payload]);
  }
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/**
 * Thousands of WebSocket clients that only count what they hear, lean enough that a server beside them is
 * the limit: one shared read buffer, frames walked and not decoded. A crowd either reads at once or, to
 * leave the cores to the server, in sweeps: then messages wait in the kernel until {@link sweep}.
 */
export class Crowd {
  readonly #listeners: Listener[] = [];
  readonly #shared: Shared;
  #wanted = 0;
  #wake: PromiseWithResolvers<void> | undefined;

  constructor() {
    this.#shared = {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      inSweeps: false,
      snapshots: 0,
      heard: { updates: 0, bytes: 0 },
      onUpdate: undefined,
      snapshot: () => this.#shared.snapshots >= this.#wanted && this.#wake?.resolve(),
      lost: (error) => this.#wake?.reject(error),
    };
  }

  /**
   * Connects `count` listeners to `/feed`, says hello and subscribes; resolves when every subscription is
   * answered.
   * @param token the n-th listener's
   * @param topics the n-th listener's
   * @throws when a connection is refused or lost meanwhile
   */
  async enter(
    port: number,
    count: number,
    token: (n: number) => string,
    topics: (n: number) => readonly string[],
  ): Promise<void> {
    for (let from = 0; from < count; from += AT_ONCE) {
      this.#wake = Promise.withResolvers();
      for (let n = from; n < Math.min(count, from + AT_ONCE); n += 1) {
        const asked = topics(n).map((topic) => ({ type: 'subscribe', topic }));
        this.#wanted += asked.length;
        const messages = [{ type: 'hello', v: 1, token: token(n) }, ...asked];
        this.#listeners.push(new Listener(n, port, messages, this.#shared));
      }
      await this.#wake.promise;
    }
  }

  /** Tells `onUpdate` of every update from now on; undefined ends it. */
  watch(onUpdate: OnUpdate | undefined): void {
    this.#shared.onUpdate = onUpdate;
  }

  /** From now on messages are read only when {@link sweep} says so, or at once again. */
  readInSweeps(inSweeps: boolean): void {
    this.#shared.inSweeps = inSweeps;
    for (const { socket } of this.#listeners) {
      if (inSweeps) socket.pause();
      else socket.resume();
    }
  }

  /** Everybody reads once. */
  sweep(): void {
    for (const { socket } of this.#listeners) socket.resume();
  }

  /** What was heard since the last {@link forget}. */
  get heard(): Heard {
    return this.#shared.heard;
  }

  forget(): void {
    this.#shared.heard = { updates: 0, bytes: 0 };
  }

  leave(): void {
    this.#wake = undefined;
    for (const { socket } of this.#listeners) socket.destroy();
  }
}

/** What the listeners of one crowd have in common. */
interface Shared {
  readonly buffer: Buffer;
  inSweeps: boolean;
  snapshots: number;
  heard: Heard;
  onUpdate: OnUpdate | undefined;
  snapshot(): void;
  lost(error: Error): void;
}

class Listener {
  readonly socket: Socket;
  readonly #n: number;
  readonly #shared: Shared;
  readonly #messages: readonly object[];
  /** The beginning of a frame whose end has not come yet. */
  #rest: Buffer | undefined;
  #open = false;

  constructor(n: number, port: number, messages: readonly object[], shared: Shared) {
    this.#n = n;
    this.#shared = shared;
    this.#messages = messages;
    const onread = { buffer: shared.buffer, callback: (count: number) => this.#read(count) };
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.socket.on('error', (error) => shared.lost(error));
    this.socket.on('close', () => shared.lost(new Error('a listener was cut off')));
    this.socket.on('connect', () => {
      const key = randomBytes(16).toString('base64');
      const head = ['GET /feed HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: Upgrade'];
      head.push('Upgrade: websocket', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${key}`);
      this.socket.write(`${head.join('\r\n')}\r\n\r\n`);
    });
  }

  /** Takes what is new in the shared buffer; @returns whether to read on at once. */
  #read(count: number): boolean {
    const fresh = this.#shared.buffer.subarray(0, count);
    const bytes = this.#rest ? Buffer.concat([this.#rest, fresh]) : fresh;
    const read = this.#walk(bytes, this.#open ? 0 : this.#enter(bytes));
    this.#rest = read === bytes.length ? undefined : Buffer.from(bytes.subarray(read));
    return !this.#shared.inSweeps;
  }

  /** Says hello once the upgrade is granted; @returns where the first frame begins. */
  #enter(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0 || !bytes.subarray(0, GRANTED.length).equals(GRANTED)) {
      this.socket.destroy(new Error(`no WebSocket: ${bytes.toString('latin1')}`));
      return bytes.length;
    }
    this.#open = true;
    const frames = this.#messages.map((message) => clientFrame(JSON.stringify(message)));
    this.socket.write(Buffer.concat(frames));
    return end + 4;
  }

  /** Looks at every whole frame; @returns where the first incomplete one begins. */
  #walk(bytes: Buffer, from: number): number {
    const at = this.#shared.onUpdate ? performance.now() : 0;
    let next = from;
    while (next + 2 <= bytes.length) {
      const short = bytes[next + 1]! & 127;
      const payload = next + (short === 126 ? 4 : short === 127 ? 10 : 2);
      if (payload > bytes.length) break;
      const length =
        short < 126
          ? short
          : bytes.readUIntBE(short === 126 ? next + 2 : next + 4, payload - next === 4 ? 2 : 6);
      if (payload + length > bytes.length) break;
      if ((bytes[next]! & 15) === PING) this.socket.write(PONG);
      else this.#hear(bytes, payload, length, at);
      next = payload + length;
    }
    return next;
  }

  #hear(bytes: Buffer, from: number, length: number, at: number): void {
    const shared = this.#shared;
    const type = length > TYPE_AT ? bytes[from + TYPE_AT] : 0;
    if (type === UPDATE) {
      shared.heard.updates += 1;
      shared.heard.bytes += length;
      shared.onUpdate?.(this.#n, seqOf(bytes, from), at);
    } else if (type === SNAPSHOT) {
      shared.snapshots += 1;
      shared.snapshot();
    }
  }
}

const PING = 9;
/** An empty answer to a ping, masked with zeros. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const GRANTED = Buffer.from('HTTP/1.1 101');
const SEQ = Buffer.from('"seq":');

/** The number behind the first `"seq":` of a text. */
function seqOf(bytes: Buffer, from: number): number {
  let seq = 0;
  for (let i = bytes.indexOf(SEQ, from) + SEQ.length; ; i += 1) {
    const digit = bytes[i]! - 48;
    if (!(digit >= 0 && digit <= 9)) return seq;
    seq = seq * 10 + digit;
  }
}
