import type { Action } from '../actions.ts';
import type { HidDevice } from '../hid/hid-port.ts';
import type { Button, Profile } from '../hid/profile.schemas.ts';
import { consumerOf, keysOf, toHex, type Keys } from '../hid/reports.ts';

/** A report as it was heard, and what else the system says of the part it came from. */
export interface Heard {
  bytes: Uint8Array;
  /** A keyboard, or media keys: their reports have a standard form. */
  keyboard?: boolean;
  media?: boolean;
  /** The part itself. */
  from?: HidDevice;
}

/** One key pressed several times: each time the reports from the press to the silence after it. */
export interface Taught {
  action: Action;
  presses: Heard[][];
}

export type Learnt = Pick<Profile, 'buttons' | 'released' | 'pulses'>;

/** Why no profile comes of what was heard. */
export interface Problem {
  action: Action;
  kind: 'silent' | 'unsteady' | 'same';
  /** With `same`: the key it cannot be told from. */
  other?: Action;
}

/**
 * Finds in what was heard how each key is known.
 * @param idle reports heard while nobody touched the device
 */
export function learn(idle: readonly Heard[], taught: readonly Taught[]): Learnt | Problem {
  const known: { action: Action; button: Button }[] = [];
  const shapes = new Shapes(idle, taught);
  for (const one of taught) {
    const button = shapes.buttonOf(one);
    if (typeof button === 'string') return { action: one.action, kind: button };
    const other = known.find((before) => inputOf(before.button) === inputOf(button));
    if (other) return { action: one.action, kind: 'same', other: other.action };
    known.push({ action: one.action, button });
  }
  const { released, pulses } = shapes;
  return {
    buttons: known.map(({ button }) => button),
    ...(released.length > 0 && { released }),
    ...(pulses && { pulses }),
  };
}

/** What stays the same in a device's reports, and what counts or trembles by itself. */
class Shapes {
  readonly #taught: readonly Taught[];
  /** Places whose bytes change while nobody presses, or from one press of a key to the next. */
  readonly #restless: Set<number>;
  readonly #own: readonly Heard[];
  readonly #idle: readonly Heard[];

  constructor(idle: readonly Heard[], taught: readonly Taught[]) {
    this.#taught = taught;
    this.#idle = idle;
    this.#own = taught.flatMap(({ presses }) => presses.flat()).filter((one) => !isStandard(one));
    this.#restless = new Set([
      ...changing(idle),
      ...taught.flatMap((one) => changing(firsts(one))),
    ]);
  }

  buttonOf({ action, presses }: Taught): Button | 'silent' | 'unsteady' {
    const first = firsts({ action, presses });
    if (first.length < presses.length || first.length === 0) return 'silent';
    const [standard, ...others] = first.map(standardInput);
    if (standard) {
      const steady = others.every((one) => inputOf(one) === inputOf(standard));
      return steady ? { ...standard, action } : 'unsteady';
    }
    const report = presses.some((one) => this.#endsAsItBegins(one))
      ? undefined
      : this.#patternOf(first[0]);
    return report === undefined ? 'unsteady' : { report, action };
  }

  /** Reports that end a press, where there are any of the device's own form. */
  get released(): string[] {
    const after = this.#taught.flatMap(({ presses }) =>
      presses.flatMap((reports) => reports.slice(1).filter((one) => !isStandard(one))),
    );
    const patterns = [...after, ...this.#idle.filter((one) => !isStandard(one))].map((one) =>
      this.#pattern(one.bytes, one.bytes.length),
    );
    return [...new Set(patterns)].filter((one) => !this.#pressed.has(one)).slice(0, 8);
  }

  /** A press is followed by nothing, or by the same again, but never by its release. */
  get pulses(): boolean {
    const after = this.#taught.flatMap(({ presses }) => presses.flatMap((one) => one.slice(1)));
    const pressed = this.#pressed;
    const same = after.every((one) => pressed.has(this.#pattern(one.bytes, one.bytes.length)));
    return same && this.released.length === 0;
  }

  /** What comes after the press differs from it only in what trembles anyhow: which is the release? */
  #endsAsItBegins([first, ...rest]: readonly Heard[]): boolean {
    if (!first) return false;
    const text = ({ bytes }: Heard) => this.#pattern(bytes, bytes.length);
    return rest.some((one) => text(one) === text(first) && toHex(one.bytes) !== toHex(first.bytes));
  }

  get #pressed(): Set<string> {
    return new Set(
      this.#taught.flatMap((one) =>
        firsts(one).map(({ bytes }) => this.#pattern(bytes, bytes.length)),
      ),
    );
  }

  /** The shortest beginning of a report that nothing else of the device shares. */
  #patternOf(first: Heard | undefined): string | undefined {
    if (!first) return undefined;
    const whole = this.#pattern(first.bytes, first.bytes.length);
    const others = [...this.#own, ...this.#idle]
      .map(({ bytes }) => this.#pattern(bytes, bytes.length))
      .filter((one) => one !== whole);
    for (let length = 1; length <= first.bytes.length; length += 1) {
      const pattern = this.#pattern(first.bytes, length);
      if (pattern.endsWith('..')) continue;
      if (!others.some((one) => one.startsWith(pattern))) return pattern;
    }
    return undefined;
  }

  #pattern(bytes: Uint8Array, length: number): string {
    const digits = toHex(bytes.subarray(0, length)).split(' ');
    return digits.map((byte, i) => (this.#restless.has(i) ? '..' : byte)).join(' ');
  }
}

/** The report a press begins with, for every time the key was pressed. */
function firsts({ presses }: Taught): Heard[] {
  return presses.flatMap(([first]) => first ?? []);
}

/** Places at which reports of the same length differ. */
function changing(reports: readonly Heard[]): number[] {
  const [first] = reports;
  if (!first || isStandard(first)) return [];
  return [...first.bytes.keys()].filter((i) =>
    reports.some(({ bytes }) => bytes.length === first.bytes.length && bytes[i] !== first.bytes[i]),
  );
}

function isStandard(heard: Heard): boolean {
  return keyboardOf(heard) !== undefined || mediaOf(heard) !== undefined;
}

/** A keyboard's or a media key's report in words, if the system says it is one. */
function standardInput(heard: Heard): Pick<Button, 'keyboard' | 'consumer'> | undefined {
  const keys = keyboardOf(heard);
  const [usage] = keys?.usages ?? [];
  if (keys && usage !== undefined) return { keyboard: inWords(keys, usage) };
  const media = mediaOf(heard);
  return media ? { consumer: media.toString(16).padStart(4, '0') } : undefined;
}

function keyboardOf({ bytes, keyboard }: Heard): Keys | undefined {
  return keyboard ? keysOf(bytes) : undefined;
}

function mediaOf({ bytes, media }: Heard): number | undefined {
  return media ? consumerOf(bytes) : undefined;
}

function inWords({ modifiers }: Keys, usage: number): string {
  const names = ['ctrl', 'shift', 'alt', 'gui'].filter((_, i) => modifiers & (0x11 << i));
  return [...names, usage.toString(16).padStart(2, '0')].join('+');
}

function inputOf(button: Partial<Button> | undefined): string {
  return `${button?.report}|${button?.keyboard}|${button?.consumer}`;
}
