import type { Env } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import type { KeyMode } from '../options.ts';
import { meanings, type Meaning } from './meanings.ts';
import type { Profile } from './profile.schemas.ts';
import type { Reading } from './reports.ts';

export interface ButtonsOptions {
  profile: Profile;
  /** What numbered keys mean, instead of what the profile says. */
  keys?: KeyMode | undefined;
  env: Pick<Env, 'now' | 'after'>;
  onAction(action: Action): void;
  /** Two buttons with different meanings went down together: neither counts. */
  onChord(): void;
}

/** A contact that closes or opens chatters for some milliseconds. */
const DEBOUNCE_MS = 30;
const HOLD_MS = 800;

/**
 * What a box shows just after it was opened are keys that were down before: a key held while the plug went
 * back in must not press again.
 */
const SETTLE_MS = 500;

interface Button {
  meaning: Meaning;
  debounceMs: number;
  /** As the reports say, and as it counts once the chatter is over. */
  raw: boolean;
  down: boolean;
  changedAt: number;
  cancelHold: (() => void) | undefined;
  cancelCheck: () => void;
}

/** Turns held buttons into actions: debounced, once a press, told apart from a long press. */
export class Buttons {
  readonly #options: ButtonsOptions;
  readonly #buttons: Button[];
  readonly #openedAt: number;

  constructor(options: ButtonsOptions) {
    this.#options = options;
    const { profile, keys, env } = options;
    this.#openedAt = env.now();
    this.#buttons = meanings(profile, keys).map((meaning, i) => ({
      meaning,
      debounceMs: profile.buttons?.[i]?.debounceMs ?? profile.debounceMs ?? DEBOUNCE_MS,
      raw: false,
      down: false,
      changedAt: Number.NEGATIVE_INFINITY,
      cancelHold: undefined,
      cancelCheck: () => {},
    }));
  }

  heard({ held, speaksFor }: Extract<Reading, { kind: 'held' }>): void {
    if (this.#options.profile.pulses) return this.#pulse(held);
    const spoken = this.#buttons.filter((_, i) => speaksFor(i));
    const wanted = new Set([...held].map((i) => this.#buttons[i]));
    for (const button of spoken) if (!wanted.has(button)) this.#set(button, false);
    const fresh = spoken.filter((button) => wanted.has(button) && !button.raw);
    if (new Set(fresh.map(({ meaning }) => meaning.action)).size > 1) return this.#chord(fresh);
    const [first, ...same] = fresh;
    for (const button of same) Object.assign(button, { raw: true, down: true });
    if (first) this.#set(first, true);
  }

  /** The device is gone: a press not finished is none. */
  close(): void {
    for (const button of this.#buttons) {
      button.cancelHold?.();
      button.cancelCheck();
    }
  }

  #pulse(held: Set<number>): void {
    const { env, onAction } = this.#options;
    for (const i of held) {
      const button = this.#buttons[i];
      if (!button || env.now() - button.changedAt < button.debounceMs) continue;
      button.changedAt = env.now();
      if (!this.#settling) onAction(button.meaning.action);
    }
  }

  #set(button: Button, raw: boolean): void {
    button.raw = raw;
    if (button.raw !== button.down && this.#calm(button)) this.#change(button);
  }

  #calm({ changedAt, debounceMs }: Button): boolean {
    return this.#options.env.now() - changedAt >= debounceMs;
  }

  /** Takes what the reports say, and looks again when the chatter must be over. */
  #change(button: Button): void {
    const { env } = this.#options;
    button.down = button.raw;
    button.changedAt = env.now();
    button.cancelCheck();
    button.cancelCheck = env.after(button.debounceMs, () => {
      if (button.raw !== button.down) this.#change(button);
    });
    if (button.down) this.#pressed(button);
    else this.#released(button);
  }

  #pressed(button: Button): void {
    const { profile, env, onAction } = this.#options;
    if (this.#settling) return;
    const { action, hold } = button.meaning;
    if (!hold) return onAction(action);
    const waiting = this.#buttons.filter(({ cancelHold }) => cancelHold);
    if (waiting.length > 0) return this.#chord([...waiting, button]);
    button.cancelHold = env.after(profile.holdMs ?? HOLD_MS, () => {
      button.cancelHold = undefined;
      onAction(hold);
    });
  }

  #released(button: Button): void {
    if (!button.cancelHold) return;
    button.cancelHold();
    button.cancelHold = undefined;
    this.#options.onAction(button.meaning.action);
  }

  #chord(buttons: readonly Button[]): void {
    for (const button of buttons) {
      button.cancelHold?.();
      Object.assign(button, { raw: true, down: true, cancelHold: undefined });
      button.changedAt = this.#options.env.now();
    }
    if (!this.#settling) this.#options.onChord();
  }

  get #settling(): boolean {
    return this.#options.env.now() - this.#openedAt < SETTLE_MS;
  }
}
