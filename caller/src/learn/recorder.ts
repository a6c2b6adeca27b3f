import type { Env } from '@daozhen/ui/control';
import type { HidConnection, HidDevice, HidPort } from '../hid/hid-port.ts';
import { toHex } from '../hid/reports.ts';
import type { Heard } from './learner.ts';

/** After a report that is not the press any more, this long a silence ends the press. */
const RELEASED_MS = 150;
/** A device that tells no release: this long a silence ends the press. */
const SILENT_MS = 1200;

/** Listens to all parts of one device and cuts what it hears into presses. */
export class Recorder {
  readonly #env: Pick<Env, 'now' | 'after'>;
  readonly #connections: HidConnection[] = [];
  #idle: Heard[] = [];
  #now: Heard[] = [];
  #cancel = () => {};
  #onPress: ((reports: Heard[]) => void) | undefined;
  #onLost = () => {};
  /** When it last heard something, by the caller's clock. */
  heardAt = Number.NEGATIVE_INFINITY;

  private constructor(env: Pick<Env, 'now' | 'after'>) {
    this.#env = env;
  }

  /** @throws Error when no part of the device can be opened */
  static async open(
    port: HidPort,
    parts: readonly HidDevice[],
    env: Pick<Env, 'now' | 'after'>,
  ): Promise<Recorder> {
    const recorder = new Recorder(env);
    let failed: unknown;
    for (const [path, same] of Map.groupBy(parts, (one) => one.path)) {
      try {
        recorder.#listen(await port.open(path), same);
      } catch (error) {
        failed = error;
      }
    }
    if (recorder.#connections.length === 0) throw failed;
    return recorder;
  }

  /** What the device says by itself, in this time. */
  async idle(ms: number): Promise<Heard[]> {
    await new Promise<void>((resolve) => void this.#env.after(ms, resolve));
    this.#idle = this.#now;
    this.#now = [];
    return this.#idle;
  }

  /** Calls back with every press from now on, until told otherwise. */
  onPress(run: ((reports: Heard[]) => void) | undefined): void {
    this.#onPress = run;
    this.#now = [];
    this.#cancel();
  }

  onLost(run: () => void): void {
    this.#onLost = run;
  }

  async close(): Promise<void> {
    this.onPress(undefined);
    for (const connection of this.#connections) await connection.close().catch(() => undefined);
  }

  #listen(connection: HidConnection, parts: readonly HidDevice[]): void {
    this.#connections.push(connection);
    const has = (usagePage: number, usages: number[]) =>
      parts.some((one) => one.usagePage === usagePage && usages.includes(one.usage ?? 0));
    const [from] = parts;
    const kind = { keyboard: has(0x01, [6, 7]), media: has(0x0c, [1]), ...(from && { from }) };
    connection.onLost(() => this.#onLost());
    connection.onReport((report) => this.#heard({ bytes: Uint8Array.from(report), ...kind }));
  }

  #heard(report: Heard): void {
    this.heardAt = this.#env.now();
    if (!this.#onPress) {
      this.#now.push(report);
      return;
    }
    const [first] = this.#now;
    if (!first && (this.#isIdle(report) || isEmpty(report))) return;
    this.#now.push(report);
    this.#cancel();
    const ended = first && toHex(first.bytes) !== toHex(report.bytes);
    this.#cancel = this.#env.after(ended ? RELEASED_MS : SILENT_MS, () => this.#end());
  }

  #end(): void {
    const reports = this.#now;
    this.#now = [];
    this.#onPress?.(reports);
  }

  /** One of those the device sends without being touched, whatever counts in them. */
  #isIdle({ bytes }: Heard): boolean {
    const alike = this.#idle.filter((one) => one.bytes.length === bytes.length);
    const [first] = alike;
    if (!first) return false;
    return bytes.every(
      (byte, i) => byte === first.bytes[i] || alike.some((one) => one.bytes[i] !== first.bytes[i]),
    );
  }
}

/** A keyboard without a key down, as it says after a release. */
function isEmpty({ bytes, keyboard, media }: Heard): boolean {
  return Boolean(keyboard || media) && bytes.subarray(1).every((byte) => byte === 0);
}
