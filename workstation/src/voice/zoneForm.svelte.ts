import type { QuietHours, ZoneVoice } from '@daozhen/protocol';

const noQuiet: QuietHours = { from: '12:00', to: '13:30', mode: 'soft', volume: 0.4 };

/** A zone's settings as they are being changed; volumes in percent. */
export class ZoneForm {
  on = $state(true);
  volume = $state(100);
  second = $state<ZoneVoice['second']>('en');
  repeat = $state(2);
  door = $state(false);
  passed = $state(false);
  quiet = $state(false);
  from = $state(noQuiet.from);
  to = $state(noQuiet.to);
  mode = $state<QuietHours['mode']>(noQuiet.mode);
  quietVolume = $state(40);
  /** Stored a moment ago, nothing changed since. */
  justSaved = $state(false);
  #zone: string | undefined;
  /** What the server has, as text. */
  #stored = $state('');

  /**
   * Takes what the server has, unless something is being changed here.
   * @param options `anew`: whatever was being changed is left
   */
  take(zone: string, settings: ZoneVoice, options: { anew?: boolean } = {}): void {
    const other = zone !== this.#zone || options.anew === true;
    const stored = JSON.stringify(ordered(settings));
    if (!other && (this.dirty || stored === this.#stored)) {
      // What was typed is what the server has by now.
      if (JSON.stringify(this.value) === stored) this.#stored = stored;
      return;
    }
    if (other) this.justSaved = false;
    this.#zone = zone;
    this.#stored = stored;
    const quiet = settings.quiet ?? noQuiet;
    this.on = settings.on;
    this.volume = Math.round(settings.volume * 100);
    this.second = settings.second;
    this.repeat = settings.repeat;
    this.door = settings.door;
    this.passed = settings.passed;
    this.quiet = settings.quiet !== undefined;
    this.from = quiet.from;
    this.to = quiet.to;
    this.mode = quiet.mode;
    this.quietVolume = Math.round(quiet.volume * 100);
  }

  /** Whether the quiet hours are times of day, and not the same. */
  get hoursRight(): boolean {
    const [from, to] = [tidyTime(this.from), tidyTime(this.to)];
    return !this.quiet || (isTime(from) && isTime(to) && from !== to);
  }

  /** Writes times as they are understood: `930`, `9:30` and `9：30` are 09:30. */
  tidyHours(): void {
    this.from = tidyTime(this.from);
    this.to = tidyTime(this.to);
  }

  get value(): ZoneVoice {
    const { on, second, repeat, door, passed, mode } = this;
    const [from, to] = [tidyTime(this.from), tidyTime(this.to)];
    return ordered({
      on,
      volume: this.volume / 100,
      second,
      repeat,
      door,
      passed,
      ...(this.quiet && { quiet: { from, to, mode, volume: this.quietVolume / 100 } }),
    });
  }

  get dirty(): boolean {
    return this.#stored !== '' && JSON.stringify(this.value) !== this.#stored;
  }

  saved(): void {
    this.#stored = JSON.stringify(this.value);
    this.justSaved = true;
  }
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function tidyTime(text: string): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2})\D?(\d{2})$/.exec(text.trim()) ?? [];
  return hours === '' ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}

/** Always the same order of keys: compared as text. */
function ordered(one: ZoneVoice): ZoneVoice {
  const { on, volume, second, repeat, door, passed, quiet } = one;
  const { from = '', to = '', mode = 'soft', volume: low = 1 } = quiet ?? {};
  const hours = quiet && { from, to, mode, volume: low };
  return { on, volume, second, repeat, door, passed, ...(hours && { quiet: hours }) };
}
