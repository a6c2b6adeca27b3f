import type { Announcement, PlayedReport, VoiceLanguage } from '@daozhen/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { Announcer, SoundBlocked } from './announcer.ts';
import type { Player } from './announcer.ts';

/** Writes down what it plays; every sound lasts until the test ends it, or ends at once. */
class FakePlayer implements Player {
  readonly log: string[] = [];
  sounding = 0;
  most = 0;
  blocked = false;
  broken = new Set<string>();

  mute = false;
  readonly volumes = new Set<number>();

  chime(volume: number): Promise<void> {
    this.volumes.add(volume);
    return this.blocked ? Promise.reject(new SoundBlocked()) : this.sound('chime');
  }
  file(url: string, volume: number): Promise<void> {
    this.volumes.add(volume);
    return this.broken.has(url) ? Promise.reject(new Error('gone')) : this.sound(url);
  }
  say(text: string, language: VoiceLanguage, volume: number): Promise<void> {
    this.volumes.add(volume);
    return this.mute ? Promise.reject(new Error('no voice')) : this.sound(`${language}:${text}`);
  }
  pause(ms: number): Promise<void> {
    return this.sound(`pause ${ms}`);
  }

  private async sound(what: string): Promise<void> {
    this.sounding += 1;
    this.most = Math.max(this.most, this.sounding);
    await Promise.resolve();
    this.log.push(what);
    this.sounding -= 1;
  }
}

const announcement = (n: number, fields: Partial<Announcement> = {}): Announcement => ({
  id: `a${n}`,
  n,
  at: 1000,
  zone: 'east',
  ticket: `A${n}`,
  room: 'r1',
  text: { zh: `请${n}号`, en: `Number ${n}` },
  audio: [`/voice/${n}.mp3`],
  repeat: 1,
  ...fields,
});

let player: FakePlayer;
let now: number;
let speaking: (number | undefined)[];
let blocked: boolean[];
let reports: PlayedReport[];
let announcer: Announcer;

const told = () =>
  reports.map(({ id, state, why }) => [id, state, ...(why ? [why] : [])].join(' '));

const quiet = async () => {
  for (let round = 0; round < 200; round += 1) await Promise.resolve();
};

beforeEach(() => {
  player = new FakePlayer();
  now = 2000;
  speaking = [];
  blocked = [];
  reports = [];
  announcer = new Announcer({
    player,
    now: () => now,
    onSpeaking: (one) => speaking.push(one?.n),
    onBlocked: (is) => blocked.push(is),
    onPlayed: (report) => reports.push(report),
  });
});

test('one after the other in order of their number, never two at a time', async () => {
  announcer.add([announcement(2), announcement(1)]);
  announcer.add([announcement(3)]);
  await quiet();
  expect(player.log).toEqual([
    'chime',
    '/voice/1.mp3',
    'chime',
    '/voice/2.mp3',
    'chime',
    '/voice/3.mp3',
  ]);
  expect(player.most).toBe(1);
  expect(speaking).toEqual([1, undefined, 2, undefined, 3, undefined]);
});

test('the same number is spoken once, however often it is sent', async () => {
  announcer.add([announcement(1)]);
  await quiet();
  announcer.add([announcement(1), announcement(1)]);
  await quiet();
  expect(player.log).toEqual(['chime', '/voice/1.mp3']);
});

test('twice with a second between', async () => {
  announcer.add([announcement(1, { repeat: 2 })]);
  await quiet();
  expect(player.log).toEqual(['chime', '/voice/1.mp3', 'pause 1000', '/voice/1.mp3']);
});

test('once each when many wait, so that the voice keeps up', async () => {
  announcer.add([1, 2, 3, 4, 5].map((n) => announcement(n, { repeat: 2 })));
  await quiet();
  const times = (n: number) => player.log.filter((what) => what === `/voice/${n}.mp3`).length;
  expect([1, 2, 3, 4, 5].map(times)).toEqual([1, 1, 2, 2, 2]);
});

test('without files, and when a file is broken, the browser speaks both languages', async () => {
  player.broken.add('/voice/2.mp3');
  announcer.add([
    announcement(1, { audio: [] }),
    announcement(2),
    announcement(3, { audio: [], text: { zh: '请', en: '' } }),
  ]);
  await quiet();
  expect(player.log).toEqual([
    'chime',
    'zh:请1号',
    'en:Number 1',
    'chime',
    'zh:请2号',
    'en:Number 2',
    'chime',
    'zh:请',
  ]);
});

test('Cantonese takes the place of English, as loud as the zone is set to', async () => {
  announcer.add([
    announcement(1, { audio: [], second: 'yue', text: { zh: '请', en: '' }, volume: 0.4 }),
  ]);
  await quiet();
  expect(player.log).toEqual(['chime', 'zh:请', 'yue:请']);
  expect([...player.volumes]).toEqual([0.4]);
});

test('in quiet hours the chime alone, or nothing', async () => {
  announcer.add([
    announcement(1, { sound: 'chime', repeat: 2 }),
    announcement(2, { sound: 'none' }),
  ]);
  await quiet();
  expect(player.log).toEqual(['chime']);
  expect(told()).toEqual(['a1 started', 'a1 finished']);
});

test('tells what it played, once however often it is sent', async () => {
  announcer.add([announcement(1, { repeat: 2 }), announcement(2)]);
  announcer.add([announcement(1)]);
  await quiet();
  expect(told()).toEqual(['a1 started', 'a1 finished', 'a2 started', 'a2 finished']);
});

test('tells what it could not play, and takes it when it is sent again', async () => {
  player.broken.add('/voice/1.mp3');
  player.mute = true;
  announcer.add([announcement(1)]);
  await quiet();
  expect(told()).toEqual(['a1 started', 'a1 failed sound']);
  player.mute = false;
  announcer.add([announcement(1)]);
  await quiet();
  expect(told().slice(2)).toEqual(['a1 started', 'a1 finished']);
});

test('a call a minute old is not announced any more', async () => {
  now = 1000 + 60_001;
  announcer.add([announcement(1), announcement(2, { at: now })]);
  await quiet();
  expect(player.log).toEqual(['chime', '/voice/2.mp3']);
  expect(told()).toEqual(['a1 failed late', 'a2 started', 'a2 finished']);
});

describe('a browser that waits for a touch', () => {
  test('keeps the announcement, says so once and speaks after the touch', async () => {
    player.blocked = true;
    announcer.add([announcement(1)]);
    announcer.add([announcement(2)]);
    await quiet();
    expect(player.log).toEqual([]);
    expect(blocked).toEqual([true]);
    expect(announcer.waiting).toBe(2);

    player.blocked = false;
    announcer.allowed();
    await quiet();
    expect(blocked).toEqual([true, false]);
    expect(player.log).toEqual(['chime', '/voice/1.mp3', 'chime', '/voice/2.mp3']);
  });

  test('what grew old meanwhile is dropped', async () => {
    player.blocked = true;
    announcer.add([announcement(1)]);
    await quiet();
    now = 1000 + 90_000;
    player.blocked = false;
    announcer.allowed();
    await quiet();
    expect(player.log).toEqual([]);
  });
});
