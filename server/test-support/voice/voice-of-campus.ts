import type {
  Announcement,
  FloorEvent,
  SiteState,
  VoiceLanguage,
  ZoneVoice,
} from '@daozhen/protocol';
import type { PersonFacts, SiteFacts } from '../../src/queue/campus/index.ts';
import { SaidBook, type Entry } from '../../src/queue/voice/book.ts';
import type { Rendered } from '../../src/queue/voice/renderer.ts';
import { Voice, type VoiceOptions } from '../../src/queue/voice/voice.ts';
import { defaultZoneVoice } from '../../src/queue/voice/zone-voice.domain.ts';
import { FakeTiming } from './fake-timing.ts';

const spot = { floor: '1', x: 0, y: 0 };
const room = (id: string, name: string, nameEn: string, zone: string) =>
  [id, { id, name, nameEn, station: 'us', zone, spot }] as const;

const facts = {
  id: 'main',
  rooms: new Map([
    room('us-1', '彩超一室', 'Ultrasound Room 1', 'east'),
    room('us-2', '彩超二室', 'Ultrasound Room 2', 'east'),
    room('us-9', '彩超九室', 'Ultrasound Room 9', 'west'),
  ]),
  stations: new Map([
    [
      'us',
      {
        id: 'us',
        name: '彩超',
        nameEn: 'Ultrasound',
        zone: 'east',
        action: '检查',
        actionEn: 'examination',
        nominalMinutes: 6,
      },
    ],
  ]),
} as unknown as SiteFacts;

const someone: PersonFacts = {
  name: '张小三',
  masked: '张*三',
  sex: 'M',
  age: 40,
  vvip: false,
  itemNames: new Map(),
};

type Render = (text: string, language: VoiceLanguage) => Promise<Rendered | undefined>;

/** Renders at once, four seconds each. */
export const quick: Render = (text, language) =>
  Promise.resolve({ name: `${language}-${text.length}.wav`, durationMs: 4000 });

/** Keeps what `render` made, as the store does. */
function soundsOf(render: Render, rendered: string[]): VoiceOptions['sounds'] {
  const kept = new Map<string, Rendered>();
  return {
    async render(text, language) {
      rendered.push(text);
      const sound = await render(text, language);
      if (sound) kept.set(language + text, sound);
      return sound;
    },
    best: (text, language) => Promise.resolve(kept.get(language + text)),
    address: ({ name }) => `/voice/${name}`,
  };
}

export interface CampusVoiceOptions {
  zone?: Partial<ZoneVoice>;
  phrases?: VoiceOptions['phrases'];
  render?: Render;
  /** Displays play to the end and say so; false: they say nothing. */
  acknowledge?: boolean;
}

/** The voice of an invented campus: three rooms in two zones, its clock held by the test. */
export function voiceOfCampus(options: CampusVoiceOptions = {}) {
  const { zone = {}, phrases = {}, render = quick, acknowledge = true } = options;
  const timing = new FakeTiming();
  const published: { zone: string; at: number; one: Announcement }[] = [];
  const rendered: string[] = [];
  const decided: Entry[] = [];
  const visits: Record<string, FakeVisit> = {};
  const rooms: Record<string, { called: Record<string, number> }> = {};
  const state = { visits, rooms, seq: 0 };
  /** Displays that are on, by zone. */
  const displays = new Map([
    ['east', ['d-east']],
    ['west', ['d-west']],
  ]);
  /** Displays that are on at other nodes, by zone. */
  const elsewhere = new Map<string, number>();
  const settings = { ...defaultZoneVoice, ...zone };
  const mutedUntil: Record<string, number> = {};
  const now = () => START + timing.now();
  const book = new SaidBook((entry) => decided.push(entry));
  const voice: Voice = new Voice({
    facts,
    person: (id) => ({
      ...someone,
      vvip: id.startsWith('secret'),
      ...(id.startsWith('yue') && { language: 'yue' as const }),
    }),
    campus: { state: state as unknown as SiteState, now },
    utcOffsetMs: 0,
    book,
    sounds: soundsOf(render, rendered),
    zone: (id) => ({ settings, mutedUntil: mutedUntil[id] }),
    phrases,
    publish(id, one) {
      published.push({ zone: id, at: timing.now(), one });
      if (!acknowledge) return;
      const ms = playingMs(one);
      timing.after(ms, () =>
        voice.played(displays.get(id)?.[0] ?? 'gone', id, [{ id: one.id, state: 'finished' }]),
      );
    },
    listening: (id) => ({ here: displays.get(id) ?? [], elsewhere: elsewhere.get(id) ?? 0 }),
    timing,
  });
  const floor = eventsOf(voice, state, now);
  return {
    timing,
    published,
    rendered,
    decided,
    visits,
    rooms,
    voice,
    book,
    displays,
    elsewhere,
    settings,
    mutedUntil,
    now,
    ...floor,
  };
}

/** Site time when a test begins. */
export const START = 1_000_000;

/** How long a display takes: chime, sentences, pauses. */
function playingMs({ audio, repeat, sound }: Announcement): number {
  return sound ? 1400 : 1400 + repeat * audio.length * 4000 + (repeat - 1) * 1000;
}

interface FakeVisit {
  ticket: string;
  state: string;
  room?: string;
  away?: object;
  calledAt?: number;
  calls?: number;
}

interface FakeState {
  visits: Record<string, FakeVisit>;
  rooms: Record<string, { called: Record<string, number> }>;
  seq: number;
}

/** The few things that happen on a floor, as far as the voice sees them. */
function eventsOf(voice: Voice, state: FakeState, now: () => number) {
  const event = (type: FloorEvent['type'], facts: FloorEvent['facts'], agoMs = 0) => {
    state.seq += 1;
    const seq = state.seq;
    const command = `command-${seq}`;
    const at = now() - agoMs;
    const day = '2026-03-02';
    voice.onEvents([{ seq, at, day, type, command, by: 'user:u1', facts, changes: {} }]);
  };
  const place = (visit: string, ticket: string, at: string, room?: string) => {
    for (const { called } of Object.values(state.rooms)) delete called[visit];
    state.visits[visit] = { ticket, state: at, ...(room === undefined ? {} : { room }) };
  };
  const call = (
    visit: string,
    ticket: string,
    room = 'us-2',
    bound?: { visit: string; room: string },
  ) => {
    place(visit, ticket, 'called', room);
    Object.assign(state.visits[visit]!, { calledAt: now(), calls: 1 });
    (state.rooms[room] ??= { called: {} }).called[visit] = state.seq + 1;
    event('called', {
      room,
      visit,
      ticket,
      call: { visit, ticket, from: 'line', spent: false, ...(bound && { bound }) },
    });
  };
  return { event, place, call };
}
