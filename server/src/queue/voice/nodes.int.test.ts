import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';
import type { VoiceNews } from './bus.ts';
import { Presence } from './presence.ts';
import { redisVoiceBus } from './redis-bus.ts';

describe('a node whose displays are all elsewhere', () => {
  /** The zone's display is connected to another node. */
  function away() {
    const at = voiceOfCampus();
    at.displays.set('east', []);
    at.elsewhere.set('east', 1);
    const state = () => at.voice.status('east');
    return { ...at, state };
  }

  it('renders and sends nothing, and keeps the same order as the others', async () => {
    const { call, event, state, rendered, published, timing } = away();
    call('v1', 'A001');
    call('v2', 'A002', 'us-1');
    event('recalled', { room: 'us-2', visit: 'v1', ticket: 'A001', calls: 2 });
    await timing.pass(0);
    expect([rendered, published]).toEqual([[], []]);
    expect([state().now?.ticket, state().waiting.map(({ urgency }) => urgency)]).toEqual([
      'A001',
      ['recall', 'call'],
    ]);
  });

  it('hears from another node what was played, and goes on', async () => {
    const { call, state, voice, decided, timing } = away();
    call('v1', 'A001');
    call('v2', 'A002', 'us-1');
    await timing.pass(5000);
    voice.played('d-other', 'east', [{ id: state().now!.id, state: 'finished' }]);
    await timing.pass(0);
    expect(decided.map(({ ticket, outcome, by }) => [ticket, outcome, by])).toEqual([
      ['A001', 'played', 'd-other'],
    ]);
    expect(state().now?.ticket).toBe('A002');
  });

  it('gives several missed calls the same id as every other node does', async () => {
    const ids = await Promise.all(
      [0, 1].map(async (late) => {
        const at = voiceOfCampus();
        at.displays.set('east', []);
        at.call('v1', 'A001', 'us-1');
        at.call('v2', 'A002', 'us-2');
        await at.timing.pass(1000 + late);
        at.displays.set('east', ['d-east']);
        at.voice.back('east');
        at.voice.look();
        await at.timing.pass(60_000);
        return at.published[0]?.one.id;
      }),
    );
    expect(ids[0]).toMatch(/^again\./);
    expect(ids[1]).toBe(ids[0]);
  });
});

describe('the nodes together', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis({ fast: true });
  });
  afterAll(() => redis?.stop());

  it('hear each other’s news once, their own at once, even while Redis is away', async () => {
    const errors: unknown[] = [];
    const buses = [0, 1].map(() => redisVoiceBus(redis.url, (error) => errors.push(error)));
    const heard: VoiceNews[][] = [[], []];
    buses.forEach((bus, i) => bus.listen((news) => heard[i]!.push(news)));
    const cancel = (notice: string): VoiceNews => ({ kind: 'cancel', site: 'east', notice });
    // News that comes before the other listens is not kept: it is told until it is heard.
    await expect
      .poll(() => {
        buses[0]!.send(cancel('ready?'));
        return heard[1]!.length;
      })
      .toBeGreaterThan(0);
    buses[0]!.send(cancel('n1'));
    expect(heard[0]!.at(-1)).toEqual(cancel('n1'));
    await expect.poll(() => heard[1]!.at(-1)).toEqual(cancel('n1'));
    buses[1]!.close();
    await redis.stop();
    buses[0]!.send(cancel('n2'));
    expect(heard[0]!.filter((news) => 'notice' in news && news.notice === 'n2').length).toBe(1);
    buses[0]!.close();
    redis = await startTestRedis({ fast: true });
  });
});

describe('displays elsewhere', () => {
  it('count as long as their node tells of them, and only for their own zone', () => {
    let now = 0;
    const presence = new Presence(() => now);
    presence.told('n1', { 'east/hall': 2, 'east/other': 0 });
    presence.told('n2', { 'east/hall': 1 });
    expect([presence.elsewhere('east', 'hall'), presence.elsewhere('west', 'hall')]).toEqual([
      3, 0,
    ]);
    now = 5000;
    presence.told('n2', { 'east/hall': 1 });
    now = 7000;
    expect(presence.elsewhere('east', 'hall')).toBe(1);
  });

  it('that wait for a touch are known until they may sound', () => {
    const presence = new Presence(() => 0);
    presence.sound('d1', 'blocked');
    expect(presence.blocked(['d1', 'd2'])).toBe(1);
    presence.sound('d1', 'ready');
    expect(presence.blocked(['d1', 'd2'])).toBe(0);
  });
});
