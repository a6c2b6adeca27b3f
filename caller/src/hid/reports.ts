import type { Button, Profile } from './profile.schemas.ts';

/**
 * What one report says: which buttons it shows held, by their place in the profile, among those it can
 * speak for; nothing of interest; or something the profile does not know.
 */
export type Reading =
  | { kind: 'held'; held: Set<number>; speaksFor: (button: number) => boolean }
  | { kind: 'quiet' }
  | { kind: 'unknown'; bytes: string };

/** Bytes as two hexadecimal digits each: the form of profiles and of the log. */
export function toHex(report: Uint8Array): string {
  return [...report].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export function fromHex(text: string): number[] {
  return text.split(' ').map((byte) => Number.parseInt(byte, 16));
}

/** Whether a report begins with a pattern. */
export function matches(pattern: string, report: Uint8Array): boolean {
  const bytes = pattern.split(' ');
  return bytes.length <= report.length && bytes.every((byte, i) => fits(byte, report[i] ?? 0));
}

function fits(wanted: string, has: number): boolean {
  if (wanted === '..') return true;
  const bits = Number.parseInt(wanted.replace('+', ''), 16);
  return wanted.startsWith('+') ? (has & bits) === bits : has === bits;
}

/** A report of keys held: modifiers as a bit each for left and right, and usages of the keyboard page. */
export interface Keys {
  modifiers: number;
  usages: number[];
}

/** Too many keys at once for the report: it says nothing. */
const ROLLOVER = 1;

/** The keys of a boot keyboard's report, with or without a report id; undefined if it is none. */
export function keysOf(report: Uint8Array, id?: string): Keys | undefined {
  const body = bodyOf(report, 8, id);
  if (!body) return undefined;
  return { modifiers: body[0] ?? 0, usages: [...body.subarray(2)].filter((usage) => usage > 0) };
}

/** The usage a consumer control's report shows held, 0 for none; undefined if it is no such report. */
export function consumerOf(report: Uint8Array, id?: string): number | undefined {
  const body = bodyOf(report, 2, id);
  return body && (body[0] ?? 0) + 256 * (body[1] ?? 0);
}

/** A report without its id: of just this size, or one byte longer if it begins with an id. */
function bodyOf(report: Uint8Array, size: number, id?: string): Uint8Array | undefined {
  if (id !== undefined) {
    const right = report.length === size + 1 && report[0] === Number.parseInt(id, 16);
    return right ? report.subarray(1) : undefined;
  }
  if (report.length === size) return report;
  return report.length === size + 1 ? report.subarray(1) : undefined;
}

const modifierBits = { ctrl: 0x11, shift: 0x22, alt: 0x44, gui: 0x88 };

/** Whether a keyboard button, e.g. `ctrl+1e`, is held: its key down, with just its modifiers. */
export function isHeld(button: string, { modifiers, usages }: Keys): boolean {
  const parts = button.split('+');
  if (!usages.includes(Number.parseInt(parts.at(-1) ?? '', 16))) return false;
  return Object.entries(modifierBits).every(
    ([name, bits]) => ((modifiers & bits) !== 0) === parts.includes(name),
  );
}

type Kind = 'report' | 'keyboard' | 'consumer';

/** Reads one device's reports. It keeps nothing between two reports. */
export class ReportReader {
  readonly #profile: Profile;
  readonly #buttons: readonly Button[];

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#buttons = profile.buttons ?? [];
  }

  /** @param usagePage of the collection it came from, where the system tells it */
  read(report: Uint8Array, usagePage?: number): Reading {
    const { released = [], ignored = [] } = this.#profile;
    if (ignored.some((pattern) => matches(pattern, report))) return { kind: 'quiet' };
    const reading = this.#keyboard(report, usagePage) ?? this.#consumer(report, usagePage);
    if (reading) return reading;
    const held = this.#held(
      (button) => button.report !== undefined && matches(button.report, report),
    );
    if (held.size === 0 && !released.some((pattern) => matches(pattern, report))) {
      return { kind: 'unknown', bytes: toHex(report) };
    }
    return this.#says('report', held);
  }

  #keyboard(report: Uint8Array, usagePage?: number): Reading | undefined {
    if (!this.#has('keyboard') || usagePage === 0x0c) return undefined;
    const keys = keysOf(report, this.#profile.keyboardId);
    if (!keys) return undefined;
    if (keys.usages.includes(ROLLOVER)) return { kind: 'quiet' };
    const held = this.#held(({ keyboard }) => keyboard !== undefined && isHeld(keyboard, keys));
    if (held.size === 0 && keys.usages.length > 0) return { kind: 'unknown', bytes: toHex(report) };
    return this.#says('keyboard', held);
  }

  #consumer(report: Uint8Array, usagePage?: number): Reading | undefined {
    if (!this.#has('consumer') || usagePage === 0x01) return undefined;
    const usage = consumerOf(report, this.#profile.consumerId);
    if (usage === undefined) return undefined;
    const held = this.#held(({ consumer = '' }) => Number.parseInt(consumer, 16) === usage);
    if (held.size === 0 && usage !== 0) return { kind: 'unknown', bytes: toHex(report) };
    return this.#says('consumer', held);
  }

  #held(test: (button: Button) => boolean): Set<number> {
    return new Set(this.#buttons.flatMap((button, i) => (test(button) ? [i] : [])));
  }

  #has(kind: Kind): boolean {
    return this.#buttons.some((button) => button[kind] !== undefined);
  }

  #says(kind: Kind, held: Set<number>): Reading {
    return { kind: 'held', held, speaksFor: (i) => this.#buttons[i]?.[kind] !== undefined };
  }
}
