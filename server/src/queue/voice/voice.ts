import {
  urgencies,
  type FloorEvent,
  type PlayedReport,
  type Urgency,
  type ZoneStatus,
} from '@daozhen/protocol';
import type { PersonLookup, SiteFacts } from '../campus/index.ts';
import { missedCalls } from './again.ts';
import type { Entry, SaidBook } from './book.ts';
import { compose, type Composed, type Composer } from './compose.ts';
import {
  isTrue,
  joined,
  noticeOf,
  NOTICE_HOLDS_MS,
  shown,
  together,
  type Item,
  type Sayable,
} from './item.ts';
import { defaultPhrases, type PhraseSettings } from './phrases.ts';
import { Saying, type VoiceSounds } from './saying.ts';
import { Speaker, type SpeakerOptions } from './speaker.ts';
import { realTiming, type VoiceTiming } from './timing.ts';
import { ZoneQueue } from './zones.ts';

type World = 'campus' | 'utcOffsetMs' | 'publish' | 'listening' | 'zone';

export interface VoiceOptions extends Pick<SpeakerOptions, World> {
  facts: SiteFacts;
  person: PersonLookup;
  sounds: VoiceSounds;
  /** What was announced before, and what becomes of everything. */
  book: SaidBook;
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

/** Events older than this on arrival are history: the process was away or has just started. */
const TOO_OLD_MS = 30_000;
const MOST_WAITING = 8;
/** Acknowledgements are taken for this many of the latest announcements. */
const REMEMBERED = 200;

/** The voice of one campus: what its events and its staff make the loudspeakers of its zones say. */
export class Voice {
  readonly book: SaidBook;
  readonly #options: VoiceOptions;
  readonly #timing: VoiceTiming;
  readonly #phrases: PhraseSettings;
  readonly #speaker: Speaker;
  readonly #zones = new Map<string, ZoneQueue<Item>>();
  readonly #items = new Map<string, Item>();
  /** Zones a display has come back to. */
  readonly #back = new Set<string>();

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
    this.#phrases = { ...defaultPhrases, ...options.phrases };
    this.book = options.book;
    this.#speaker = new Speaker({
      ...options,
      timing: this.#timing,
      isTrue: (item) => this.#isTrue(item),
      decide: (item, outcome, why) => this.#decide(item, outcome, why === undefined ? {} : { why }),
    });
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
      const item = this.#items.get(keyOf(zone, id));
      if (!item) continue;
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
      if (this.#speaker.isAlone(zone)) continue;
      this.#back.delete(zone);
      this.#again(zone);
    }
  }

  status(zone: string): Omit<ZoneStatus, 'displays' | 'blocked'> {
    const { settings, mutedUntil } = this.#speaker.zone(zone);
    const { mode } = this.#speaker.manner(zone);
    const queue = this.#zones.get(zone);
    const entries = (item: Item) => item.entries.flatMap((id) => this.book.get(zone, id) ?? []);
    const [now] = queue?.speaking ? entries(queue.speaking) : [];
    return {
      zone,
      settings,
      mode,
      ...(mode === 'muted' && { mutedUntil }),
      ...(now && { now: shown(now) }),
      waiting: (queue?.waiting ?? []).flatMap(entries).map(shown),
      last: this.book.last(zone, 20).map(shown),
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
      zone: (id) => this.#speaker.zone(id).settings,
    };
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
    if (this.#speaker.isAlone(zone)) return this.#decide(item, 'missed', { why: 'nobody' });
    const { mode, languages } = this.#speaker.mannerOf(item);
    const heard = mode === 'speak' || mode === 'soft';
    if (heard && this.#options.listening(zone).here.length > 0) {
      for (const saying of sayings) void saying.begin(languages);
    }
    this.#queue(zone).add(item);
  }

  #remember(item: Item): void {
    const key = keyOf(item.zone, item.id);
    this.#items.delete(key);
    this.#items.set(key, item);
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
        speak: (item, others) => this.#speaker.speak(item, others),
        unheard: (item) => this.#decide(item, 'missed', { why: 'no-answer' }),
        skipped: (item, why) => this.#decide(item, 'skipped', { why }),
      });
      this.#zones.set(id, zone);
    }
    return zone;
  }

  #isTrue(item: Item): boolean {
    const { campus } = this.#options;
    // A display that was thought to be silent may have played it after all.
    const played = (id: string) => this.book.get(item.zone, id)?.outcome === 'played';
    return !item.entries.every(played) && isTrue(item, campus.state, campus.now());
  }

  #decide(item: Item, outcome: Entry['outcome'], more: Partial<Entry> = {}): void {
    const now = this.#options.campus.now();
    for (const id of item.entries) this.book.decide(item.zone, id, outcome, now, more);
  }

  #failed(item: Item, device: string, why = 'failed'): void {
    item.failed.add(device);
    const { here, elsewhere } = this.#options.listening(item.zone);
    if (elsewhere > 0 || here.some((display) => !item.failed.has(display))) return;
    const queue = this.#queue(item.zone);
    if (item.withoutFiles && !item.retried) {
      // No display has a voice of its own; by now the server's sound may be there.
      const next = { ...item, failed: new Set<string>(), since: this.#timing.now(), retried: true };
      this.#decide(item, 'waiting');
      this.#remember(next);
      queue.add(next);
    } else this.#decide(item, 'missed', { why });
    queue.ended(item.id);
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

/** A notice has the same id in every zone that says it. */
const keyOf = (zone: string, id: string): string => `${zone}/${id}`;
