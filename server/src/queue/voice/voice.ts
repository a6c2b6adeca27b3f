import { createHash } from 'node:crypto';
import {
  urgencies,
  type Announcement,
  type FloorEvent,
  type PlayedReport,
  type SiteState,
  type Urgency,
  type ZoneStatus,
} from '@daozhen/protocol';
import type { PersonLookup, SiteFacts } from '../campus/index.ts';
import { missedCalls } from './again.ts';
import { SaidBook, type Entry } from './book.ts';
import { compose, type Composed, type Composer, type Condition, type Part } from './compose.ts';
import { defaultPhrases, type PhraseSettings } from './phrases.ts';
import { filesOf, guessMs, Saying, type Sounding, type VoiceSounds } from './saying.ts';
import { realTiming, within, type VoiceTiming } from './timing.ts';
import { defaultZoneVoice, mannerOf, type Manner, type ZoneState } from './zone-voice.domain.ts';
import { ZoneQueue, type Utterance } from './zones.ts';

/** The displays of a zone that are on: connected to this process, and how many elsewhere. */
export interface Listening {
  here: readonly string[];
  elsewhere: number;
}

export interface VoiceOptions {
  facts: SiteFacts;
  person: PersonLookup;
  /** The live picture of the campus. */
  campus: { readonly state: SiteState; now(): number };
  utcOffsetMs: number;
  sounds: VoiceSounds;
  /** What was announced before, and what becomes of everything. */
  book: SaidBook;
  /** Gives the displays of a zone something to play now. */
  publish(zone: string, announcement: Announcement): void;
  listening(zone: string): Listening;
  /** What a zone is set to now. */
  zone?: (id: string) => ZoneState;
  phrases?: Partial<PhraseSettings>;
  timing?: VoiceTiming;
}

/** Something to say in a zone that no event brings: a notice of the staff, a test. */
export interface Notice {
  id: string;
  zone: string;
  text: { zh: string; en: string };
  urgency: Urgency;
  /** The notice it belongs to, when it is said several times. */
  notice: string;
}

/** Something to say, not rendered yet. */
type Sayable = Omit<Composed, 'about' | 'ticket' | 'parts'> & {
  about?: Composed['about'];
  ticket?: string;
  parts: readonly Part[];
  /** What it stands for in the book, if not for itself. */
  entries?: readonly string[];
};

/** One thing to say; it stands for one announcement, or for several at once. */
interface Item extends Utterance {
  zone: string;
  at: number;
  since: number;
  ticket?: string | undefined;
  entries: readonly string[];
  sayings: readonly Saying[];
  /** True while any part holds; else while the first does. */
  any: boolean;
  /** Displays that could not play it. */
  failed: Set<string>;
}

/** Events older than this on arrival are history: the process was away or has just started. */
const TOO_OLD_MS = 30_000;
/** A notice nobody heard is not worth repeating after this. */
const NOTICE_HOLDS_MS = 10 * 60_000;
/** The displays' chime, and the pause between two sayings. */
const CHIME_MS = 1400;
const GAP_MS = 1000;
/** How long a call waits for its sound before the displays' own voice says it. */
const SOUND_WITHIN_MS = 700;
const MOST_WAITING = 8;
/** Acknowledgements are taken for this many of the latest announcements. */
const REMEMBERED = 200;

/** The voice of one campus: what its events and its staff make the loudspeakers of its zones say. */
export class Voice {
  readonly book: SaidBook;
  readonly #options: VoiceOptions;
  readonly #timing: VoiceTiming;
  readonly #phrases: PhraseSettings;
  readonly #zones = new Map<string, ZoneQueue<Item>>();
  readonly #items = new Map<string, Item>();
  /** Zones a display has come back to. */
  readonly #back = new Set<string>();

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
    this.#phrases = { ...defaultPhrases, ...options.phrases };
    this.book = options.book;
  }

  /** Takes the campus's events in order, after the picture has them. Returns at once. */
  onEvents(events: readonly FloorEvent[]): void {
    const { campus } = this.#options;
    for (const event of events) {
      if (campus.now() - event.at > TOO_OLD_MS) continue;
      const composed = compose(event, this.#composer());
      if (composed) this.#say(composed);
    }
  }

  /** Says a notice of the staff. */
  notice({ id, zone, text, urgency, notice }: Notice): void {
    const { campus } = this.#options;
    const at = campus.now();
    this.book.add({ id, zone, urgency, at, text, outcome: 'waiting', notice });
    this.#enqueue(noticeOf({ id, urgency, zone, at, text }, campus.state.seq));
  }

  /** Takes a notice back; what is being said cannot be. */
  cancel(zone: string, notice: string): void {
    for (const { id } of this.book.waitingNotice(zone, notice)) {
      this.#zones.get(zone)?.remove(id);
      this.book.decide(zone, id, 'cancelled', this.#options.campus.now());
    }
  }

  /** Whether a notice waits for its turn in a zone, or is being said. */
  hasToSay(zone: string, notice: string): boolean {
    return this.book.hasToSay(zone, notice);
  }

  /** What a display of a zone did. Anything unknown, from elsewhere or told twice is ignored. */
  played(device: string, zone: string, reports: readonly PlayedReport[]): void {
    for (const { id, state, why } of reports) {
      const item = this.#items.get(id);
      if (!item || item.zone !== zone) continue;
      const queue = this.#queue(zone);
      if (state === 'started') queue.began(id);
      if (state === 'finished') {
        this.#decide(item, 'played', { by: device });
        queue.ended(id);
      }
      if (state === 'failed') this.#failed(item, device, why);
    }
  }

  /** A display of the zone is there (again): what it missed and still holds is said by {@link look}. */
  back(zone: string): void {
    this.#back.add(zone);
  }

  /** Looks after what time brings; to be called every second. */
  look(): void {
    for (const zone of this.#back) {
      if (this.#nobody(zone)) continue;
      this.#back.delete(zone);
      this.#again(zone);
    }
  }

  status(zone: string): Omit<ZoneStatus, 'displays' | 'blocked'> {
    const { settings, mutedUntil } = this.#zoneState(zone);
    const { mode } = this.#manner(zone);
    const queue = this.#zones.get(zone);
    const shown = (item: Item) => item.entries.flatMap((id) => this.book.get(zone, id) ?? []);
    const [now] = queue?.speaking ? shown(queue.speaking) : [];
    return {
      zone,
      settings,
      mode,
      ...(mode === 'muted' && { mutedUntil }),
      ...(now && { now: withoutVisit(now) }),
      waiting: (queue?.waiting ?? []).flatMap(shown).map(withoutVisit),
      last: this.book.last(zone, 20).map(withoutVisit),
    };
  }

  close(): void {
    for (const zone of this.#zones.values()) zone.close();
    this.#zones.clear();
  }

  #composer(): Composer {
    const { campus, facts, person } = this.#options;
    return {
      facts,
      person,
      ticketOf: (visit) => campus.state.visits[visit]?.ticket,
      phrases: this.#phrases,
      zone: (id) => this.#zoneState(id).settings,
    };
  }

  #zoneState(zone: string): ZoneState {
    return this.#options.zone?.(zone) ?? { settings: defaultZoneVoice };
  }

  #manner(zone: string): Manner {
    const { campus, utcOffsetMs } = this.#options;
    return mannerOf(this.#zoneState(zone), campus.now(), utcOffsetMs);
  }

  #nobody(zone: string): boolean {
    const { here, elsewhere } = this.#options.listening(zone);
    return here.length === 0 && elsewhere === 0;
  }

  /** Writes an announcement down and lets it wait for its turn. */
  #say(composed: Composed): void {
    const { id, zone, urgency, at, ticket, about, parts } = composed;
    const text = joined(parts);
    this.book.add({ id, zone, urgency, at, ticket, ...about, text, outcome: 'waiting' });
    this.#enqueue(composed);
  }

  #enqueue(said: Sayable): void {
    const { id, zone, parts, entries = [id] } = said;
    const sayings = parts.map((part) => new Saying(part, this.#options.sounds));
    const since = this.#timing.now();
    const any = entries.length > 1;
    const item: Item = { ...said, entries, sayings, since, any, failed: new Set() };
    this.#remember(item);
    if (this.#nobody(zone)) return this.#decide(item, 'missed', { why: 'nobody' });
    const { mode, languages } = this.#manner(zone);
    const heard = mode === 'speak' || mode === 'soft';
    if (heard && this.#options.listening(zone).here.length > 0) {
      for (const saying of sayings) void saying.begin(languages);
    }
    this.#queue(zone).add(item);
  }

  #remember(item: Item): void {
    this.#items.delete(item.id);
    this.#items.set(item.id, item);
    const [oldest] = this.#items.keys();
    if (this.#items.size > REMEMBERED && oldest !== undefined) this.#items.delete(oldest);
  }

  #queue(id: string): ZoneQueue<Item> {
    let zone = this.#zones.get(id);
    if (!zone) {
      zone = new ZoneQueue<Item>({
        timing: this.#timing,
        mostWaiting: MOST_WAITING,
        isTrue: (item) => this.#isTrue(item),
        speak: (item, others) => this.#speak(item, others),
        unheard: (item) => this.#decide(item, 'missed', { why: 'no-answer' }),
        skipped: (item, why) => this.#decide(item, 'skipped', { why }),
      });
      this.#zones.set(id, zone);
    }
    return zone;
  }

  #isTrue({ zone, at, entries, sayings, any, about }: Item): boolean {
    // A display that was thought to be silent may have played it after all.
    if (entries.every((id) => this.book.get(zone, id)?.outcome === 'played')) return false;
    if (!about && !any) return this.#options.campus.now() - at < NOTICE_HOLDS_MS;
    const holds = sayings.map(({ part }) => this.#holds(part.when));
    return any ? holds.includes(true) : holds[0] === true;
  }

  #holds(when: Condition | undefined): boolean {
    if (!when) return true;
    const visit = this.#options.campus.state.visits[when.visit];
    if (visit?.state !== when.holds) return false;
    return when.holds === 'away' ? visit.away?.reason === 'absent' : visit.room === when.room;
  }

  #decide(item: Item, outcome: Entry['outcome'], more: Partial<Entry> = {}): void {
    const now = this.#options.campus.now();
    for (const id of item.entries) this.book.decide(item.zone, id, outcome, now, more);
  }

  #failed(item: Item, device: string, why = 'failed'): void {
    item.failed.add(device);
    const { here, elsewhere } = this.#options.listening(item.zone);
    if (elsewhere > 0 || here.some((display) => !item.failed.has(display))) return;
    this.#decide(item, 'missed', { why });
    this.#queue(item.zone).ended(item.id);
  }

  /** @returns how long the hall is busy with it, ms */
  async #speak(item: Item, others: number): Promise<number | undefined> {
    const { zone } = item;
    const manner = this.#manner(zone);
    if (this.#nobody(zone)) return this.#not(item, 'missed', 'nobody');
    if (isSilent(manner.mode)) {
      // The boards show every call by themselves, a notice only when it is sent.
      if (!item.about && !item.any) this.#publish(item, item.sayings, manner, [], 1);
      return this.#not(item, 'silent', manner.mode);
    }
    this.#decide(item, 'speaking');
    const sayings = item.sayings.filter(
      ({ part }, i) => (i === 0 && !item.any) || this.#holds(part.when),
    );
    if (manner.mode === 'chime') {
      this.#publish(item, sayings, manner, [], 1);
      return CHIME_MS;
    }
    const files = await this.#files(item, sayings, manner);
    // Waiting for the sound took time: somebody may have gone in meanwhile.
    if (!this.#isTrue(item)) return this.#not(item, 'skipped', 'untrue');
    const repeat = others > 0 || item.any ? 1 : this.#zoneState(zone).settings.repeat;
    this.#publish(item, sayings, manner, files, repeat);
    const once =
      files.length > 0
        ? files.reduce((sum, { durationMs }) => sum + durationMs, 0)
        : guessMs(sayings, manner.languages);
    return CHIME_MS + repeat * once + (repeat - 1) * GAP_MS;
  }

  #not(item: Item, outcome: 'missed' | 'silent' | 'skipped', why: string): undefined {
    this.#decide(item, outcome, { why });
    return undefined;
  }

  async #files(
    { zone, since }: Item,
    sayings: readonly Saying[],
    { languages }: Manner,
  ): Promise<Sounding[]> {
    if (this.#options.listening(zone).here.length === 0) return [];
    const left = SOUND_WITHIN_MS - (this.#timing.now() - since);
    const made = Promise.all(sayings.map((saying) => saying.begin(languages)));
    await within(this.#timing, left, made);
    return filesOf(sayings, languages);
  }

  #publish(
    { id, n, zone, ticket, about }: Item,
    sayings: readonly Saying[],
    { mode, volume, languages }: Manner,
    files: readonly Sounding[],
    repeat: number,
  ): void {
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

  /** Says again what a zone has missed and what is still true: one announcement, however much it is. */
  #again(zone: string): void {
    const { campus } = this.#options;
    const now = campus.now();
    const missed = missedCalls(zone, {
      now,
      state: campus.state,
      composer: this.#composer(),
      book: this.book,
    });
    for (const call of missed) this.#reopen(call, now);
    const notices = this.book.missedNotices(zone, now - NOTICE_HOLDS_MS).map((entry): Sayable => {
      this.book.add({ ...entry, outcome: 'waiting' });
      return noticeOf(entry, campus.state.seq);
    });
    const calls: Sayable[] = missed.length > 1 ? [together(missed, now)] : [...missed];
    // The first one begins at once: it has to be the most urgent.
    const byUrgency = (one: Sayable) => urgencies.indexOf(one.urgency);
    for (const one of [...calls, ...notices].sort((x, y) => byUrgency(x) - byUrgency(y))) {
      this.#enqueue(one);
    }
  }

  #reopen({ id, zone, urgency, ticket, about, parts }: Composed, at: number): void {
    const text = joined(parts);
    this.book.add({ id, zone, urgency, at, ticket, ...about, text, outcome: 'waiting' });
  }
}

function noticeOf(
  { id, urgency, zone, at, text }: Pick<Entry, 'id' | 'urgency' | 'zone' | 'at' | 'text'>,
  n: number,
): Sayable {
  return { id, n, urgency, zone, at, parts: [{ sentences: text }] };
}

/** Several missed calls in one breath. */
function together(missed: readonly Composed[], now: number): Sayable {
  const { n, zone } = missed[0]!;
  const parts = missed.flatMap(({ parts: [first] }) => [first]);
  const entries = missed.map((one) => one.id);
  // Every node makes the same of the same calls: they know each other's announcements by their ids.
  const id = `again.${createHash('sha256').update(entries.join()).digest('base64url').slice(0, 22)}`;
  const recalled = missed.some(({ urgency }) => urgency === 'recall');
  return { id, n, at: now, urgency: recalled ? 'recall' : 'call', zone, parts, entries };
}

function joined(parts: readonly Part[]): { zh: string; en: string } {
  return {
    zh: parts.map(({ sentences }) => sentences.zh).join(''),
    en: parts
      .map(({ sentences }) => sentences.en)
      .join(' ')
      .trim(),
  };
}

const isSilent = (mode: Manner['mode']): boolean =>
  mode === 'text' || mode === 'muted' || mode === 'off';

function withoutVisit({ visit: _, ...said }: Entry) {
  return said;
}
