import type { Announcement, FloorEvent, SiteState } from '@daozhen/protocol';
import type { PersonFacts, SiteFacts } from '../../src/queue/campus/index.ts';
import { createVoice, type VoiceOptions, type VoiceSettings } from '../../src/queue/voice/voice.ts';
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

type Render = VoiceOptions['render'];

/** Renders at once, four seconds each. */
export const quick: Render = (text, language) =>
  Promise.resolve({ name: `${language}-${text.length}.wav`, durationMs: 4000 });

/** The voice of an invented campus: three rooms in two zones, its clock held by the test. */
export function voiceOfCampus(settings: Partial<VoiceSettings> = {}, render: Render = quick) {
  const timing = new FakeTiming();
  const published: { zone: string; at: number; one: Announcement }[] = [];
  const rendered: string[] = [];
  const visits: Record<string, { ticket: string; state: string; room?: string; away?: object }> =
    {};
  const state = { visits } as unknown as SiteState;
  const deaf = new Set<string>();
  const voice = createVoice({
    facts,
    person: (id) => ({ ...someone, vvip: id.startsWith('secret') }),
    campus: { state, now: () => 1_000_000 + timing.now() },
    render: (text, language) => {
      rendered.push(text);
      return render(text, language);
    },
    publish: (zone, all) => published.push(...all.map((one) => ({ zone, at: timing.now(), one }))),
    listened: (zone) => !deaf.has(zone),
    settings,
    timing,
  });
  let seq = 0;
  const event = (type: FloorEvent['type'], facts: FloorEvent['facts'], agoMs = 0) => {
    seq += 1;
    const at = 1_000_000 + timing.now() - agoMs;
    voice.onEvents([
      {
        seq,
        at,
        day: '2026-03-02',
        type,
        command: `command-${seq}`,
        by: 'user:u1',
        facts,
        changes: {},
      },
    ]);
  };
  const place = (visit: string, ticket: string, state: string, room?: string) => {
    visits[visit] = { ticket, state, ...(room === undefined ? {} : { room }) };
  };
  const call = (
    visit: string,
    ticket: string,
    room = 'us-2',
    bound?: { visit: string; room: string },
  ) => {
    place(visit, ticket, 'called', room);
    event('called', {
      room,
      visit,
      ticket,
      call: { visit, ticket, from: 'line', spent: false, ...(bound && { bound }) },
    });
  };
  return { timing, published, rendered, visits, voice, event, place, call, deaf };
}
