import type { Action } from '../actions.ts';
import type { Profile } from './profile.schemas.ts';

/** What one report says: buttons pressed just now, nothing new, or something the profile does not know. */
export type Reading =
  { kind: 'pressed'; actions: Action[] } | { kind: 'quiet' } | { kind: 'unknown'; bytes: string };

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
  return (
    bytes.length <= report.length &&
    bytes.every((byte, i) => byte === '..' || Number.parseInt(byte, 16) === report[i])
  );
}

/**
 * Reads one device's reports. A report tells what is held down; a button counts when it goes down, so that
 * a held button or one repeated by the device acts once.
 */
export class ReportReader {
  readonly #profile: Profile;
  #held = new Set<number>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  read(report: Uint8Array): Reading {
    const { buttons, released = [], pulses = false } = this.#profile;
    const held = new Set(
      buttons.flatMap((button, i) => (matches(button.report, report) ? [i] : [])),
    );
    if (held.size === 0 && !released.some((pattern) => matches(pattern, report))) {
      return { kind: 'unknown', bytes: toHex(report) };
    }
    const pressed = [...held].filter((i) => pulses || !this.#held.has(i));
    this.#held = held;
    const actions = new Set(pressed.flatMap((i) => buttons[i]?.action ?? []));
    return actions.size > 0 ? { kind: 'pressed', actions: [...actions] } : { kind: 'quiet' };
  }
}
