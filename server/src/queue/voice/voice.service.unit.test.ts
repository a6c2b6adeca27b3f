import type { NoticeBody } from '@daozhen/protocol';
import { beforeEach, expect, it } from 'vitest';
import { voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';
import type { Actor } from '../../platform/http/index.ts';
import type { VoiceNews } from './bus.ts';
import type { Sounds } from './open-voice.ts';
import { Presence } from './presence.ts';
import { VoiceDesk } from './voice.service.ts';
import type { ZoneSettings } from './zone-settings.ts';

const MINUTE = 60_000;
const nurse: Actor = { kind: 'user', id: 'u1', name: '农晓梅', roles: ['nurse'], sites: ['main'] };

let at: ReturnType<typeof voiceOfCampus>;
let desk: VoiceDesk;
let logged: object[];

/** A node alone: it hears its own news, and nobody else's. */
beforeEach(() => {
  at = voiceOfCampus();
  logged = [];
  const { voice, now, displays, timing } = at;
  const site = {
    voice,
    now,
    zones: ['east', 'west'],
    zoneOf: () => 'east',
    speakers: (zone: string) => displays.get(zone) ?? [],
  };
  desk = new VoiceDesk({
    sites: new Map([['main', site]]),
    settings: {} as ZoneSettings,
    sounds: { health: () => [] } as unknown as Sounds,
    bus: { send: (news: VoiceNews) => desk.heard(news), listen: () => () => {}, close: () => {} },
    presence: new Presence(() => timing.now()),
    timing,
    log: { info: (what) => logged.push(what) },
  });
});

const say = (more: Partial<NoticeBody> = {}) =>
  desk.notice(nurse, 'main', {
    zones: ['east', 'west'],
    text: { zh: ' 请王女士的家属到导检台。 ' },
    urgent: false,
    times: 3,
    ...more,
  });
const open = () =>
  desk.status(nurse, 'main').notices.map(({ given, times }) => `${given}/${times}`);
const minutes = () =>
  at.published.filter(({ zone }) => zone === 'east').map((one) => Math.floor(one.at / MINUTE));

it('a notice is said as often as wanted, a minute apart, in every zone, and is over then', async () => {
  say();
  expect(open()).toEqual(['1/3']);
  await at.timing.pass(MINUTE);
  expect(open()).toEqual(['2/3']);
  await at.timing.pass(2 * MINUTE);
  expect(minutes()).toEqual([0, 1, 2]);
  expect(at.published.length).toBe(6);
  expect(at.published[0]?.one.text).toEqual({ zh: '请王女士的家属到导检台。', en: '' });
  expect(open()).toEqual([]);
});

it('taken back, it is not said again', async () => {
  const notice = say();
  await at.timing.pass(MINUTE);
  desk.cancel(nurse, 'main', notice);
  await at.timing.pass(5 * MINUTE);
  expect([minutes(), open()]).toEqual([[0, 1], []]);
  expect(() => desk.cancel(nurse, 'main', notice)).toThrow('voice.notice-unknown');
});

it('a node that stops says nothing more', async () => {
  say();
  desk.close();
  await at.timing.pass(5 * MINUTE);
  expect(minutes()).toEqual([0]);
});

it('the log says who had something said where, not what', () => {
  say();
  expect(logged).toMatchObject([{ by: 'user:u1', zones: ['east', 'west'], times: 3 }]);
  expect(JSON.stringify(logged)).not.toContain('王');
});

it('another campus, or a zone that is not there, is refused', () => {
  expect(() => desk.status(nurse, 'other')).toThrow('access.site');
  expect(() => say({ zones: ['east', 'attic'] })).toThrow('voice.zone-unknown');
  expect(at.published).toEqual([]);
});

it('what a display reports counts for the zone of its room', async () => {
  const device = { kind: 'display' as const, placement: { kind: 'door' as const, room: 'us-1' } };
  const door: Actor = { kind: 'device', id: 'd-east', roles: [], sites: ['main'], device };
  at.displays.set('east', []);
  at.call('v1', 'A001');
  at.displays.set('east', ['d-east']);
  desk.played(door, { sound: 'blocked', back: true, reports: [] });
  at.voice.look();
  await at.timing.pass(1000);
  expect(at.published).toEqual([]);
  expect(desk.status(nurse, 'main').zones[0]).toMatchObject({ displays: 1, blocked: 1 });
  desk.played(door, { sound: 'ready', back: true, reports: [] });
  at.voice.look();
  await at.timing.pass(1000);
  expect(at.published.map(({ one }) => one.ticket)).toEqual(['A001']);
});
