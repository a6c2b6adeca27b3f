import type { Env } from '@daozhen/ui/control';
import type { CallerParts } from '../caller.ts';
import type { Echo } from '../echo/echo.ts';
import { BoxWatch, type OpenBox, type WatchOptions } from '../hid/box-watch.ts';
import type { Choice, Found } from '../hid/boxes-found.ts';
import { ButtonBox } from '../hid/button-box.ts';
import type { HidPort } from '../hid/hid-port.ts';
import type { Profile } from '../hid/profile.schemas.ts';
import { MAIN, type BoxesKnown } from '../identity/boxes-known.ts';
import { sentence } from '../messages/index.ts';
import type { KeyMode } from '../options.ts';
import { tellBox } from '../terminal/tell-box.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { named, Seat } from './seat.ts';
import type { SeatStatus } from './status-file.ts';

export interface AgentOptions {
  /** Everything a pairing needs; `slot` names its file. */
  parts(slot: string, terminal: Terminal): Omit<CallerParts, 'echoes' | 'onChange'>;
  terminal: Terminal;
  env: Env;
  /** The HID devices; without, only the computer's own pairing works (the page for the desktop). */
  port?: HidPort | undefined;
  profiles: readonly Profile[];
  choice: Choice;
  keys?: KeyMode | undefined;
  known: BoxesKnown;
  /** Sounds for boxes without a light of their own, or for everything. */
  tone?: { echo: Echo; always: boolean } | undefined;
  /** Something about a pairing has changed. */
  onChange(): void;
}

/**
 * All the callers of one computer: its own pairing, which the page and the first box share, and one more
 * for every further box. An indicator light shows the computer's own room.
 */
export class Agent {
  readonly main: Seat;
  readonly #options: AgentOptions;
  readonly #seats = new Map<string, Seat>();
  readonly #watch: BoxWatch | undefined;
  #fail: (error: unknown) => void = () => {};

  constructor(options: AgentOptions) {
    this.#options = options;
    const { terminal, port, profiles, choice, env } = options;
    this.main = this.#seat(MAIN, '', terminal);
    const open: WatchOptions['open'] = (...box) => this.#open(...box);
    const onState = (state: Parameters<typeof tellBox>[1]) => tellBox(terminal, state);
    this.#watch = port && new BoxWatch({ port, profiles, choice, env, open, onState });
  }

  /** One entry a pairing, the computer's own first. */
  get seats(): SeatStatus[] {
    return [...this.#seats.values()].map(({ status }) => status);
  }

  /**
   * Runs until its parts are told to end.
   * @throws Refused when the server answers something that waiting does not mend
   */
  async run(): Promise<void> {
    const failed = new Promise<never>((_, reject) => (this.#fail = reject));
    try {
      await Promise.all([Promise.race([this.main.ended, failed]), this.#watch?.look()]);
    } finally {
      await this.#watch?.close();
    }
  }

  /** Takes a box, or a light, into use for its pairing. */
  async #open(found: Found, there: string[], onLost: () => void): Promise<OpenBox> {
    const { port, env, keys, terminal, tone } = this.#options;
    if (!port) throw new Error('no HID devices');
    const seat = this.#seatOf(found, there);
    const sounds = tone && !tone.always && !found.profile.echo;
    const silence = sounds ? seat.echoes.join(tone.echo) : () => {};
    const box = await ButtonBox.open(found, {
      port,
      env,
      keys,
      echoes: seat.echoes,
      onAction: (action) => void seat.caller.act(action),
      onChord: () => terminal.say(sentence('box.chord')),
      onUnknown: (bytes) => terminal.say(sentence('box.unknown', { bytes })),
      onLost: () => {
        silence();
        onLost();
      },
    });
    return {
      close: async () => {
        silence();
        await box.close();
      },
    };
  }

  #seatOf(found: Found, there: string[]): Seat {
    const { known, terminal } = this.#options;
    if (!found.profile.buttons) return this.main;
    const slot = known.slotOf(found.key, there);
    const seated = this.#seats.get(slot);
    if (seated) return seated;
    const { name } = found.profile;
    terminal.say({
      zh: sentence('agent.own', { name: name.zh, key: found.key }).zh,
      en: sentence('agent.own', { name: name.en, key: found.key }).en,
    });
    const seat = this.#seat(slot, found.key, named(terminal, name));
    seat.ended.catch((error: unknown) => this.#fail(error));
    return seat;
  }

  #seat(slot: string, key: string, terminal: Terminal): Seat {
    const { parts, onChange, tone } = this.#options;
    const seat = new Seat(key, { ...parts(slot, terminal), onChange });
    if (tone?.always) seat.echoes.join(tone.echo);
    this.#seats.set(slot, seat);
    return seat;
  }
}
