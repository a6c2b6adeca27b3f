import type { VoiceStatus, ZoneVoice } from '@daozhen/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { FakeVoice } from '../../test-support/fake-voice.ts';
import { VoiceScreen } from './voiceScreen.svelte.ts';

const base = '/api/voice/sites/main';
let api: FakeApi;
let status: VoiceStatus;
let now: number;
let ticks: (() => void)[];
let screen: VoiceScreen;

beforeEach(() => {
  api = new FakeApi();
  ({ status } = new FakeVoice());
  now = 0;
  ticks = [];
  api.answer(`GET ${base}`, status);
  const every = (_ms: number, run: () => void) => {
    ticks.push(run);
    return () => (ticks = []);
  };
  screen = new VoiceScreen(api.client, 'main', { now: () => now, every });
});

const change = (settings: Partial<ZoneVoice>, index = 0) =>
  Object.assign(status.zones[index]!.settings, settings);
const posted = () => api.calls.filter(({ route }) => !route.startsWith('GET'));

test('looks at once and again and again, until it is left', async () => {
  const leave = screen.watch();
  await screen.look();
  expect(screen.zone?.zone).toBe('z2');
  expect(ticks.length).toBe(1);
  leave();
  expect(ticks.length).toBe(0);
});

test('says why there is nothing to show, and when what it shows is old', async () => {
  api.refuse(`GET ${base}`, 503, { code: 'floor.unavailable' });
  await screen.look();
  expect([screen.failed, screen.status]).toEqual(['floor.unavailable', undefined]);
  api.answer(`GET ${base}`, status);
  await screen.look();
  expect([screen.failed, screen.stale]).toEqual([undefined, false]);
  api.refuse(`GET ${base}`, 0, { code: 'network' });
  now = 5000;
  await screen.look();
  expect(screen.stale).toBe(false);
  now = 5001;
  await screen.look();
  expect([screen.stale, screen.failed, screen.zones.length]).toEqual([true, undefined, 2]);
});

describe('the settings of a zone', () => {
  beforeEach(() => screen.look());

  test('follow the server until somebody changes them here', async () => {
    change({ volume: 0.3 });
    await screen.look();
    expect(screen.form.volume).toBe(30);
    screen.form.volume = 50;
    change({ volume: 0.6, repeat: 3 });
    await screen.look();
    expect([screen.form.volume, screen.form.dirty]).toEqual([50, true]);
    screen.choose('z3');
    expect([screen.form.volume, screen.form.dirty]).toEqual([80, false]);
  });

  test('are stored whole, with quiet hours where there are any', async () => {
    api.answer(`POST ${base}/zones/z2/settings`, undefined);
    Object.assign(screen.form, { volume: 45, second: 'yue', quiet: true, mode: 'chime' });
    Object.assign(screen.form, { from: '2200', to: ' 6：30' });
    screen.form.tidyHours();
    expect(await screen.save()).toBe(true);
    expect(posted()[0]?.body).toEqual({
      on: true,
      volume: 0.45,
      second: 'yue',
      repeat: 2,
      door: false,
      passed: false,
      quiet: { from: '22:00', to: '06:30', mode: 'chime', volume: 0.4 },
    });
    expect([screen.form.dirty, screen.form.justSaved]).toEqual([false, true]);
  });

  test.each([
    ['12:00', '12:00'],
    ['25:00', '12:00'],
    ['12:00', ''],
    ['12:00', '12:60'],
  ])('are not right with quiet hours from %s to %s', (from, to) => {
    Object.assign(screen.form, { quiet: true, from, to });
    expect(screen.form.hoursRight).toBe(false);
  });

  test('that the server refuses stay as they were typed, with its reason', async () => {
    const body = { code: 'voice.quiet-hours', message: '不能相同。' };
    api.refuse(`POST ${base}/zones/z2/settings`, 400, body);
    screen.form.volume = 45;
    expect(await screen.save()).toBe(false);
    expect(screen.problem).toEqual(body);
    expect([screen.form.volume, screen.form.dirty, screen.busy]).toEqual([45, true, undefined]);
  });
});

test('mutes and tries the zone that is chosen', async () => {
  await screen.look();
  screen.choose('z3');
  api.answer(`POST ${base}/zones/z3/mute`, undefined);
  api.answer(`POST ${base}/zones/z3/test`, { audio: ['/voice/x.wav'] });
  await screen.mute(30);
  await screen.testOnDisplays();
  const played: string[] = [];
  await screen.testHere(async ({ audio }) => void played.push(...audio));
  expect(posted().map(({ route, body }) => [route.split('/').at(-1), body])).toEqual([
    ['mute', { minutes: 30 }],
    ['test', { on: 'displays' }],
    ['test', { on: 'here' }],
  ]);
  expect(played).toEqual(['/voice/x.wav']);
});

describe('a notice', () => {
  beforeEach(async () => {
    api.answer(`POST ${base}/notices`, { notice: 'n1' });
    await screen.look();
  });

  test('goes to all zones unless somebody leaves one out, without an empty English', async () => {
    Object.assign(screen.notice, { zh: ' 请家属到导检台。 ', en: ' ', times: 3 });
    screen.notice.toggle('z3');
    expect(await screen.sendNotice()).toBe(true);
    expect(posted()[0]?.body).toEqual({
      zones: ['z2'],
      text: { zh: '请家属到导检台。' },
      urgent: false,
      times: 3,
    });
    expect([screen.notice.zh, screen.notice.isSent, screen.notice.times]).toEqual(['', true, 1]);
  });

  test('is not sent without a text or without a zone', async () => {
    expect(await screen.sendNotice()).toBe(false);
    expect(screen.notice.problem).toBe('empty');
    screen.notice.zh = '请注意';
    for (const { zone } of status.zones) screen.notice.toggle(zone);
    expect(await screen.sendNotice()).toBe(false);
    expect([screen.notice.problem, posted()]).toEqual(['zones', []]);
  });

  test('stays in its field when the server does not take it', async () => {
    api.refuse(`POST ${base}/notices`, 0, { code: 'network' });
    screen.notice.zh = '请注意';
    await screen.sendNotice();
    expect([screen.notice.zh, screen.problem?.code]).toEqual(['请注意', 'network']);
  });

  test('is taken back', async () => {
    api.answer(`DELETE ${base}/notices/n1`, undefined);
    expect(await screen.cancelNotice('n1')).toBe(true);
  });
});
