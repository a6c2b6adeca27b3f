import type { Announcement, FloorEvent, Language, SiteState } from '@daozhen/protocol';
import type { PersonLookup, SiteFacts } from '../campus/index.ts';
import { compose, type Composed, type ComposeSettings, type Part } from './compose.ts';
import { defaultPhrases } from './phrases.ts';
import type { Rendered } from './renderer.ts';
import { realTiming, type VoiceTiming } from './timing.ts';
import { ZoneQueue } from './zones.ts';

export interface VoiceSettings extends ComposeSettings {
  /** Languages spoken, in this order. */
  languages: readonly Language[];
  /** How often each announcement is said; once while others wait. */
  repeat: number;
  /** A zone keeps at most this many waiting. */
  mostWaiting: number;
  /** How long a call waits for its sound before the displays' own voice says it, ms. */
  soundWithinMs: number;
}

export const defaultVoice: VoiceSettings = {
  ...defaultPhrases,
  door: false,
  passed: false,
  languages: ['zh', 'en'],
  repeat: 2,
  mostWaiting: 8,
  soundWithinMs: 700,
};

export interface VoiceOptions {
  facts: SiteFacts;
  person: PersonLookup;
  /** The live picture of the campus. */
  campus: { readonly state: SiteState; now(): number };
  /** Turns a sentence into a file, undefined when it cannot. Never throws. */
  render(text: string, language: Language): Promise<Rendered | undefined>;
  /** Gives the displays of a zone something to play now. */
  publish(zone: string, announcements: Announcement[]): void;
  /** Whether any display of a zone is on; nothing is rendered for nobody. */
  listened?: (zone: string) => boolean;
  settings?: Partial<VoiceSettings>;
  timing?: VoiceTiming;
}

export interface Voice {
  /** Takes the campus's events in order, after the picture has them. Returns at once. */
  onEvents(events: readonly FloorEvent[]): void;
  /** Announcements waiting for their turn, over all zones. */
  readonly waiting: number;
  close(): void;
}

/** A sentence with its sounds, rendered while it waits for its turn. */
interface Sounding {
  part: Part;
  sounds: Promise<Map<Language, Rendered>>;
}

interface Waiting extends Composed {
  since: number;
  soundings: Sounding[];
}

/** Events older than this on arrival are history: the process was away or has just started. */
const TOO_OLD_MS = 30_000;
/** The displays' chime, and the pause between two sayings. */
const CHIME_MS = 1400;
const GAP_MS = 1000;
/** A browser's voice, per character of Chinese and of English. */
const PER_SIGN_MS: Record<Language, number> = { zh: 230, en: 75 };

/** The voice of one campus: what its events make the loudspeakers of its zones say. */
export function createVoice(options: VoiceOptions): Voice {
  return new CampusVoice(options);
}

class CampusVoice implements Voice {
  readonly #options: VoiceOptions;
  readonly #settings: VoiceSettings;
  readonly #timing: VoiceTiming;
  readonly #zones = new Map<string, ZoneQueue<Waiting>>();

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.#settings = { ...defaultVoice, ...options.settings };
    this.#timing = options.timing ?? realTiming;
  }

  get waiting(): number {
    return [...this.#zones.values()].reduce((sum, zone) => sum + zone.waiting, 0);
  }

  onEvents(events: readonly FloorEvent[]): void {
    const { campus, facts, person, listened = () => true } = this.#options;
    const ticketOf = (visit: string) => campus.state.visits[visit]?.ticket;
    for (const event of events) {
      if (campus.now() - event.at > TOO_OLD_MS) continue;
      const composed = compose(event, { facts, person, ticketOf, settings: this.#settings });
      if (composed && listened(composed.zone)) this.#add(composed);
    }
  }

  close(): void {
    for (const zone of this.#zones.values()) zone.close();
    this.#zones.clear();
  }

  #add(composed: Composed): void {
    const soundings = composed.parts.map((part) => ({ part, sounds: this.#render(part) }));
    this.#zone(composed.zone).add({ ...composed, since: this.#timing.now(), soundings });
  }

  #zone(id: string): ZoneQueue<Waiting> {
    let zone = this.#zones.get(id);
    if (!zone) {
      zone = new ZoneQueue<Waiting>({
        timing: this.#timing,
        mostWaiting: this.#settings.mostWaiting,
        isTrue: (one) => this.#holds(one.parts[0]),
        speak: (one, others) => this.#speak(one, others),
      });
      this.#zones.set(id, zone);
    }
    return zone;
  }

  #holds({ visit: id, room, holds }: Part): boolean {
    const visit = this.#options.campus.state.visits[id];
    if (visit?.state !== holds) return false;
    return holds === 'away' ? visit.away?.reason === 'absent' : visit.room === room;
  }

  async #render(part: Part): Promise<Map<Language, Rendered>> {
    const made = await Promise.all(
      this.#settings.languages.map(async (language) => {
        const sound = await this.#options.render(part.sentences[language], language);
        return sound && ([language, sound] as const);
      }),
    );
    return new Map(made.filter((one) => one !== undefined));
  }

  async #speak(one: Waiting, others: number): Promise<number> {
    const soundings = one.soundings.filter(({ part }, i) => i === 0 || this.#holds(part));
    const left = this.#settings.soundWithinMs - (this.#timing.now() - one.since);
    const sounds = await this.#within(left, Promise.all(soundings.map(({ sounds }) => sounds)));
    // Waiting for the sound took time: somebody may have gone in meanwhile.
    if (!this.#holds(one.parts[0])) return 0;
    const repeat = others > 0 ? 1 : this.#settings.repeat;
    const files = this.#files(sounds);
    const sentences = soundings.map(({ part }) => part.sentences);
    this.#options.publish(one.zone, [this.#announcement(one, sentences, files, repeat)]);
    const once = files.length > 0 ? sum(files.map((f) => f.durationMs)) : this.#guessMs(sentences);
    return CHIME_MS + repeat * once + (repeat - 1) * GAP_MS;
  }

  /** All sentences in one language, then in the next; none unless the first language is whole. */
  #files(sounds: readonly Map<Language, Rendered>[] | undefined): Rendered[] {
    if (!sounds) return [];
    const byLanguage = this.#settings.languages.map((language) =>
      sounds.flatMap((one) => one.get(language) ?? []),
    );
    const whole = byLanguage.filter((files) => files.length === sounds.length);
    return byLanguage[0]?.length === sounds.length ? whole.flat() : [];
  }

  #announcement(
    { n, at, zone, ticket, room }: Composed,
    sentences: readonly Record<Language, string>[],
    files: readonly Rendered[],
    repeat: number,
  ): Announcement {
    const text = (language: Language) =>
      this.#settings.languages.includes(language)
        ? sentences.map((one) => one[language]).join(language === 'en' ? ' ' : '')
        : '';
    const audio = files.map(({ name }) => `/voice/${name}`);
    return { n, at, zone, ticket, room, text: { zh: text('zh'), en: text('en') }, audio, repeat };
  }

  #guessMs(sentences: readonly Record<Language, string>[]): number {
    const { languages } = this.#settings;
    return sum(sentences.flatMap((one) => languages.map((l) => one[l].length * PER_SIGN_MS[l])));
  }

  /** A result if it comes within `ms`, else undefined. */
  #within<T>(ms: number, result: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      const cancel = this.#timing.after(Math.max(0, ms), () => resolve(undefined));
      void result.then((value) => {
        cancel();
        resolve(value);
      });
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
