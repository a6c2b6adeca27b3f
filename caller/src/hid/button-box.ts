import type { Env } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import type { Echoes } from '../echo/echo.ts';
import { Light } from '../echo/light.ts';
import type { KeyMode } from '../options.ts';
import type { Found } from './boxes-found.ts';
import { Buttons } from './buttons.ts';
import type { HidConnection, HidDevice, HidPort } from './hid-port.ts';
import { fromHex, ReportReader } from './reports.ts';

export interface BoxOptions {
  port: HidPort;
  env: Env;
  keys?: KeyMode | undefined;
  /** What the box shows. */
  echoes: Echoes;
  onAction(action: Action): void;
  onChord(): void;
  /** A report the profile does not know, as bytes. */
  onUnknown(bytes: string): void;
  /** It can no longer be read. */
  onLost(): void;
}

/** One open button box, until it is unplugged: its reports read, its light driven. */
export class ButtonBox {
  readonly #options: BoxOptions;
  readonly #connections: HidConnection[];
  readonly #buttons: Buttons;
  readonly #light: Light | undefined;
  readonly #leave: () => void;
  #cancelPoll = () => {};
  #closed = false;

  private constructor(options: BoxOptions, found: Found, opened: [HidDevice, HidConnection][]) {
    const { env, keys, onAction, onChord, echoes } = options;
    const { profile } = found;
    this.#options = options;
    this.#connections = opened.map(([, connection]) => connection);
    this.#buttons = new Buttons({ profile, keys, env, onAction, onChord });
    const [first] = this.#connections;
    this.#light = profile.echo && first && new Light(profile.echo, first, env);
    this.#leave = this.#light ? echoes.join(this.#light) : () => {};
    this.#listen(found, opened);
    if (profile.poll) void this.#poll(fromHex(profile.poll.write), profile.poll.ms);
  }

  /** @throws Error when a part of it cannot be opened */
  static async open(found: Found, options: BoxOptions): Promise<ButtonBox> {
    const opened: [HidDevice, HidConnection][] = [];
    try {
      for (const part of found.parts) opened.push([part, await options.port.open(part.path)]);
    } catch (error) {
      for (const [, connection] of opened) await connection.close().catch(() => undefined);
      throw error;
    }
    return new ButtonBox(options, found, opened);
  }

  /** Lets go of the device, its light off. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#stop();
    await this.#light?.close();
    for (const connection of this.#connections) await connection.close().catch(() => undefined);
  }

  #listen({ profile }: Found, opened: [HidDevice, HidConnection][]): void {
    const reader = new ReportReader(profile);
    for (const [{ usagePage }, connection] of opened) {
      connection.onLost(() => this.#lost());
      connection.onReport((report) => {
        if (this.#closed) return;
        const reading = reader.read(report, opened.length > 1 ? usagePage : undefined);
        if (reading.kind === 'unknown') this.#options.onUnknown(reading.bytes);
        if (reading.kind === 'held') this.#buttons.heard(reading);
      });
    }
  }

  /** Asks a device that says nothing by itself; never twice at a time. */
  async #poll(bytes: number[], ms: number): Promise<void> {
    // A device that is gone is noticed by reading it.
    await this.#connections[0]?.write(bytes).catch(() => undefined);
    if (this.#closed) return;
    this.#cancelPoll = this.#options.env.after(ms, () => void this.#poll(bytes, ms));
  }

  #lost(): void {
    if (this.#closed) return;
    this.#stop();
    for (const connection of this.#connections) void connection.close().catch(() => undefined);
    this.#options.onLost();
  }

  #stop(): void {
    this.#closed = true;
    this.#leave();
    this.#cancelPoll();
    this.#buttons.close();
  }
}
