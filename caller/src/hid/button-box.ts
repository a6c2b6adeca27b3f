import type { Env } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import type { HidConnection, HidPort } from './hid-port.ts';
import { findBox, nameOf, type Choice, type Found } from './profiles.ts';
import type { Profile, Signal } from './profile.schemas.ts';
import { fromHex, ReportReader } from './reports.ts';

/** How it stands with the box; told when it changes. */
export type BoxState =
  | { kind: 'absent' }
  | { kind: 'ready'; device: string; profile: Profile }
  | { kind: 'unplugged'; device: string }
  | { kind: 'refused'; device: string; reason: string };

export interface BoxOptions {
  port: HidPort;
  profiles: readonly Profile[];
  choice?: Choice;
  env: Env;
  onAction(action: Action): void;
  onState(state: BoxState): void;
  /** A report the profile does not know, as bytes. */
  onUnknown(bytes: string): void;
}

const SEARCH_MS = 1000;

/** Finds the button box, reads it, and finds it again after it was unplugged. */
export class ButtonBox {
  readonly #options: BoxOptions;
  #open: { connection: HidConnection; found: Found } | undefined;
  #cancelSearch = () => {};
  #closed = false;
  #told = '';

  constructor(options: BoxOptions) {
    this.#options = options;
  }

  /** Looks for the box now and, while there is none, once a second. */
  async search(): Promise<void> {
    const { port, profiles, choice = {}, env } = this.#options;
    try {
      const found = findBox(await port.list(), profiles, choice);
      if (found) await this.#connect(found);
      else if (this.#told === '') this.#tell({ kind: 'absent' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#tell({ kind: 'refused', device: choice.device ?? 'HID', reason });
    }
    if (this.#closed || this.#open) return;
    this.#cancelSearch = env.after(SEARCH_MS, () => void this.search());
  }

  /** Shows an answer by the box's own light or beeper, if it has one. */
  async show(signal: Signal): Promise<void> {
    const bytes = this.#open?.found.profile.answers?.[signal];
    if (!this.#open || bytes === undefined) return;
    // A light that fails takes nothing from the button; a lost device is noticed by reading it.
    await this.#open.connection.write(fromHex(bytes)).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelSearch();
    await this.#open?.connection.close().catch(() => undefined);
    this.#open = undefined;
  }

  async #connect(found: Found): Promise<void> {
    const device = nameOf(found.device);
    let connection: HidConnection;
    try {
      connection = await this.#options.port.open(found.device.path);
    } catch (error) {
      this.#tell({ kind: 'refused', device, reason: (error as Error).message });
      return;
    }
    if (this.#closed) return connection.close();
    this.#open = { connection, found };
    this.#tell({ kind: 'ready', device, profile: found.profile });
    const reader = new ReportReader(found.profile);
    connection.onLost(() => this.#lost(connection, device));
    connection.onReport((report) => this.#heard(reader, report));
  }

  #heard(reader: ReportReader, report: Uint8Array): void {
    const reading = reader.read(report);
    if (reading.kind === 'unknown') this.#options.onUnknown(reading.bytes);
    if (reading.kind === 'pressed') reading.actions.forEach(this.#options.onAction);
  }

  #lost(connection: HidConnection, device: string): void {
    if (this.#open?.connection !== connection) return;
    this.#open = undefined;
    void connection.close().catch(() => undefined);
    this.#tell({ kind: 'unplugged', device });
    this.#cancelSearch = this.#options.env.after(SEARCH_MS, () => void this.search());
  }

  /** Once a second would be noise: only what is new is told. */
  #tell(state: BoxState): void {
    const key = JSON.stringify(state);
    if (key === this.#told) return;
    this.#told = key;
    this.#options.onState(state);
  }
}
