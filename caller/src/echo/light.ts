import type { Env } from '@daozhen/ui/control';
import type { HidConnection } from '../hid/hid-port.ts';
import type { EchoProfile, Step } from '../hid/profile.schemas.ts';
import { fromHex } from '../hid/reports.ts';
import type { Echo, Flash, RoomLight } from './echo.ts';

/** What is shown in place of a state the device has no pattern for. */
const instead: Record<RoomLight, RoomLight | undefined> = {
  idle: undefined,
  called: 'idle',
  serving: 'idle',
  paused: 'idle',
  closed: 'paused',
  offline: undefined,
};

/** How long a step of an answer is shown when its profile does not say. */
const FLASH_MS = 700;

/** Plays a profile's patterns on the device's own lights and beeper, by the caller's clock. */
export class Light implements Echo {
  readonly #profile: EchoProfile;
  readonly #device: Pick<HidConnection, 'write' | 'feature'>;
  readonly #env: Pick<Env, 'after'>;
  #light: RoomLight | undefined;
  #cancel = () => {};
  #flashing = false;
  #closed = false;
  #written: Promise<void> = Promise.resolve();

  constructor(
    profile: EchoProfile,
    device: Pick<HidConnection, 'write' | 'feature'>,
    env: Pick<Env, 'after'>,
  ) {
    this.#profile = profile;
    this.#device = device;
    this.#env = env;
    for (const step of profile.start ?? []) this.#write(step);
  }

  room(light: RoomLight): void {
    if (light === this.#light || this.#closed) return;
    this.#light = light;
    if (!this.#flashing) this.#show();
  }

  flash(flash: Flash): void {
    const steps = this.#profile[flash === 'offline' ? 'refused' : flash];
    if (!steps || this.#closed) return;
    this.#flashing = true;
    this.#play(steps, FLASH_MS, () => {
      this.#flashing = false;
      this.#show();
    });
  }

  /** Leaves the device dark. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    for (const step of this.#profile.off ?? []) this.#write(step);
    await this.#written;
  }

  /** The state's pattern, over and over; one that does not change is written once. */
  #show(): void {
    const steps = this.#stepsOf(this.#light);
    const again = steps.some(({ ms }) => ms !== undefined);
    this.#play(steps, 0, () => {
      if (again) this.#show();
    });
  }

  #stepsOf(light: RoomLight | undefined): readonly Step[] {
    if (light === undefined) return [];
    const steps = this.#profile[light];
    if (steps) return steps;
    const other = instead[light];
    return other ? this.#stepsOf(other) : (this.#profile.off ?? []);
  }

  #play(steps: readonly Step[], defaultMs: number, onEnd: () => void): void {
    this.#cancel();
    const [step, ...rest] = steps;
    if (!step) return onEnd();
    this.#write(step);
    const ms = step.ms ?? defaultMs;
    if (ms === 0) return this.#play(rest, defaultMs, onEnd);
    this.#cancel = this.#env.after(ms, () => this.#play(rest, defaultMs, onEnd));
  }

  /** One after the other; a light that fails takes nothing from the button. */
  #write({ write, feature }: Step): void {
    const send = async () => {
      if (write) await this.#device.write(padded(fromHex(write), this.#profile.pad));
      if (feature) await this.#device.feature(fromHex(feature));
    };
    this.#written = this.#written.then(send).catch(() => undefined);
  }
}

function padded(bytes: number[], size = 0): number[] {
  return bytes.length >= size ? bytes : [...bytes, ...Array<number>(size - bytes.length).fill(0)];
}
