import type { Announcement, Outcome, SiteState } from '@daozhen/protocol';
import { holds, isNotice, joined, type Item } from './item.ts';
import { filesOf, guessMs, type Saying, type Sounding } from './saying.ts';
import { within, type VoiceTiming } from './timing.ts';
import { defaultZoneVoice, mannerOf, type Manner, type ZoneState } from './zone-voice.domain.ts';

/** The displays of a zone that are on: connected to this process, and how many elsewhere. */
export interface Listening {
  here: readonly string[];
  elsewhere: number;
}

export interface SpeakerOptions {
  /** The live picture of the campus. */
  campus: { readonly state: SiteState; now(): number };
  utcOffsetMs: number;
  timing: VoiceTiming;
  /** Gives the displays of a zone something to play now. */
  publish(zone: string, announcement: Announcement): void;
  listening(zone: string): Listening;
  /** What a zone is set to now. */
  zone?: (id: string) => ZoneState;
  isTrue(item: Item): boolean;
  decide(item: Item, outcome: Outcome, why?: string): void;
}

/** The displays' chime, and the pause between two sayings. */
const CHIME_MS = 1400;
const GAP_MS = 1000;
/** How long a call, and a notice, waits for its sound before the displays' own voice says it. */
const SOUND_WITHIN_MS = { call: 700, notice: 3000 };

/** Lets a zone hear one thing, as its settings and the hour want it. */
export class Speaker {
  readonly #options: SpeakerOptions;

  constructor(options: SpeakerOptions) {
    this.#options = options;
  }

  /** What a zone is set to. */
  zone(zone: string): ZoneState {
    return this.#options.zone?.(zone) ?? { settings: defaultZoneVoice };
  }

  /** How a zone speaks now. */
  manner(zone: string): Manner {
    const { campus, utcOffsetMs } = this.#options;
    return mannerOf(this.zone(zone), campus.now(), utcOffsetMs);
  }

  /** How one thing is said: whoever has chosen a language is called in it. */
  mannerOf({ zone, any, sayings }: Item): Manner {
    const manner = this.manner(zone);
    const second = any ? undefined : sayings[0]?.part.second;
    return second ? { ...manner, languages: ['zh', second] } : manner;
  }

  /** Nobody would hear anything. */
  isAlone(zone: string): boolean {
    const { here, elsewhere } = this.#options.listening(zone);
    return here.length === 0 && elsewhere === 0;
  }

  /** @returns how long the hall is busy with it, ms */
  async speak(item: Item, others: number): Promise<number | undefined> {
    const { zone } = item;
    const manner = this.mannerOf(item);
    if (this.isAlone(zone)) return this.#not(item, 'missed', 'nobody');
    if (isSilent(manner.mode)) {
      // The boards show every call by themselves, a notice only when it is sent.
      if (isNotice(item)) this.#publish(item, item.sayings, manner, [], 1);
      return this.#not(item, 'silent', manner.mode);
    }
    this.#options.decide(item, 'speaking');
    const sayings = item.sayings.filter(
      ({ part }, i) => (i === 0 && !item.any) || holds(part.when, this.#options.campus.state),
    );
    if (manner.mode === 'chime') {
      this.#publish(item, sayings, manner, [], 1);
      return CHIME_MS;
    }
    const files = await this.#files(item, sayings, manner);
    // Waiting for the sound took time: somebody may have gone in meanwhile.
    if (!this.#options.isTrue(item)) return this.#not(item, 'skipped', 'untrue');
    const repeat = others > 0 || item.any ? 1 : this.zone(zone).settings.repeat;
    this.#publish(item, sayings, manner, files, repeat);
    const once =
      files.length > 0
        ? files.reduce((sum, { durationMs }) => sum + durationMs, 0)
        : guessMs(sayings, manner.languages);
    return CHIME_MS + repeat * once + (repeat - 1) * GAP_MS;
  }

  #not(item: Item, outcome: 'missed' | 'silent' | 'skipped', why: string): undefined {
    this.#options.decide(item, outcome, why);
    return undefined;
  }

  async #files(item: Item, sayings: readonly Saying[], { languages }: Manner): Promise<Sounding[]> {
    if (this.#options.listening(item.zone).here.length === 0) return [];
    const patience = SOUND_WITHIN_MS[isNotice(item) ? 'notice' : 'call'];
    const left = patience - (this.#options.timing.now() - item.since);
    const made = Promise.all(sayings.map((saying) => saying.begin(languages)));
    await within(this.#options.timing, left, made);
    const files = await filesOf(sayings, languages);
    item.withoutFiles = files.length === 0;
    return files;
  }

  #publish(
    { id, n, zone, ticket, about }: Item,
    sayings: readonly Saying[],
    { mode, volume, languages }: Manner,
    files: readonly Sounding[],
    repeat: number,
  ): void {
    // The displays of other nodes get it from theirs.
    if (this.#options.listening(zone).here.length === 0) return;
    const { zh, en } = joined(sayings.map(({ part }) => part));
    this.#options.publish(zone, {
      id,
      n,
      at: this.#options.campus.now(),
      zone,
      ...(ticket !== undefined && { ticket }),
      ...(about && { room: about.room }),
      text: { zh, en: languages.includes('en') ? en : '' },
      ...(languages.includes('yue') && { second: 'yue' as const }),
      audio: files.map(({ address }) => address),
      repeat,
      volume,
      ...(mode === 'chime' && { sound: 'chime' as const }),
      ...(isSilent(mode) && { sound: 'none' as const }),
    });
  }
}

const isSilent = (mode: Manner['mode']): boolean =>
  mode === 'text' || mode === 'muted' || mode === 'off';
