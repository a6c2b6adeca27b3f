import { describe, expect, it } from 'vitest';
import type { Rendered } from './renderer.ts';
import { settled } from '../../../test-support/voice/fake-timing.ts';
import { quick, voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';

describe('the voice of a campus', () => {
  it('says a call in its zone, with its sounds', async () => {
    const { call, published } = voiceOfCampus();
    call('v1', 'A012');
    await settled();
    expect(published).toEqual([
      {
        zone: 'east',
        at: 0,
        one: {
          id: '1.lfls',
          n: 1,
          at: 1_000_000,
          zone: 'east',
          ticket: 'A012',
          room: 'us-2',
          text: {
            zh: '请A 零一二号，张某三，到彩超二室检查。',
            en: 'Number A, zero one two, please go to Ultrasound Room 2 for examination.',
          },
          audio: ['/voice/zh-20.wav', '/voice/en-71.wav'],
          repeat: 2,
          volume: 1,
        },
      },
    ]);
  });

  it('C2 says the call that comes with a finish', async () => {
    const { place, event, published } = voiceOfCampus();
    place('v2', 'A013', 'called', 'us-1');
    event('finished', {
      room: 'us-1',
      visit: 'v1',
      ticket: 'A012',
      call: { visit: 'v2', ticket: 'A013', from: 'line', spent: false },
    });
    event('finished', { room: 'us-1', visit: 'v2', ticket: 'A013' });
    await settled();
    expect(published.map(({ one }) => one.ticket)).toEqual(['A013']);
  });

  it('C3 says a recall before calls that wait', async () => {
    const { call, event, published, timing } = voiceOfCampus();
    call('v1', 'A001', 'us-1');
    call('v2', 'A002', 'us-2');
    event('recalled', { room: 'us-1', visit: 'v1', ticket: 'A001', calls: 2 });
    await timing.pass(120_000);
    expect(published.map(({ one }) => [one.n, one.ticket])).toEqual([
      [1, 'A001'],
      [3, 'A001'],
      [2, 'A002'],
    ]);
    expect(published[1]?.one.text.zh).toMatch(/^再次呼叫/);
  });

  it('takes the next when the one before has been said, zone by zone', async () => {
    const { call, published, timing } = voiceOfCampus();
    call('v1', 'A001', 'us-1');
    call('v2', 'A002', 'us-2');
    call('v3', 'A003', 'us-9');
    await timing.pass(60_000);
    // 1.4 s of chime, twice 8 s of speech, 1 s between.
    expect(published.map(({ zone, at }) => [zone, at])).toEqual([
      ['east', 0],
      ['west', 0],
      ['east', 18_400],
    ]);
  });

  it('says each once while others wait', async () => {
    const { call, published, timing } = voiceOfCampus();
    ['1', '2', '3'].forEach((n) => call(`v${n}`, `A00${n}`));
    await timing.pass(60_000);
    expect(published.map(({ one }) => one.repeat)).toEqual([2, 1, 2]);
  });

  it('leaves the voice to the browser after 700 ms without a sound, and never waits longer', async () => {
    let finish: ((sound: Rendered) => void) | undefined;
    const never = () => new Promise<Rendered>((resolve) => (finish = resolve));
    const { call, published, timing } = voiceOfCampus({ render: never });
    call('v1', 'A001');
    await timing.pass(699);
    expect(published).toEqual([]);
    await timing.pass(1);
    expect(published[0]).toMatchObject({ at: 700, one: { audio: [], repeat: 2 } });
    finish?.({ name: 'late.wav', durationMs: 1 });
    await timing.pass(60_000);
    expect(published.length).toBe(1);
  });

  it('leaves the voice to the browser when nothing can be rendered', async () => {
    const { call, published } = voiceOfCampus({ render: () => Promise.resolve(undefined) });
    call('v1', 'A001');
    await settled();
    expect(published[0]).toMatchObject({
      at: 0,
      one: { audio: [], text: { zh: expect.stringContaining('零零一') } },
    });
  });

  it('plays Chinese alone when only the English failed', async () => {
    const { call, published } = voiceOfCampus({
      render: (text, language) =>
        language === 'zh' ? quick(text, language) : Promise.resolve(undefined),
    });
    call('v1', 'A001');
    await settled();
    expect(published[0]?.one.audio).toEqual(['/voice/zh-20.wav']);
  });

  it('does not send anybody to a room that has gone on without him', async () => {
    const { call, published, timing, visits } = voiceOfCampus();
    call('v1', 'A001');
    call('v2', 'A002');
    call('v3', 'A003', 'us-1');
    visits['v2']!.state = 'serving';
    visits['v3']!.room = 'us-2';
    await timing.pass(120_000);
    expect(published.map(({ one }) => one.ticket)).toEqual(['A001']);
  });

  it('is silent about what happened while this process was away', async () => {
    const { event, place, published, timing } = voiceOfCampus();
    place('v1', 'A001', 'called', 'us-1');
    const call = { visit: 'v1', ticket: 'A001', from: 'line' as const, spent: false };
    event('called', { room: 'us-1', visit: 'v1', ticket: 'A001', call }, 31_000);
    await timing.pass(60_000);
    expect(published).toEqual([]);
  });

  it('renders nothing for a zone without displays', async () => {
    const { call, rendered, published, displays, timing } = voiceOfCampus();
    displays.set('west', []);
    call('v1', 'A001', 'us-9');
    await timing.pass(60_000);
    expect([rendered, published]).toEqual([[], []]);
  });

  it('V1 speaks of a VVIP by the ticket alone', async () => {
    const { call, event, rendered, published, timing, place } = voiceOfCampus({
      zone: { door: true, passed: true },
      phrases: { nameStyle: 'title' },
    });
    place('secret-2', 'V004', 'bound', 'us-2');
    call('secret-1', 'V003', 'us-2', { visit: 'secret-2', room: 'us-2' });
    event('recalled', { room: 'us-2', visit: 'secret-1', ticket: 'V003', calls: 2 });
    await timing.pass(120_000);
    expect(published.length).toBe(2);
    expect(rendered.length).toBeGreaterThan(4);
    expect(JSON.stringify([rendered, published])).not.toMatch(/张|某|先生/);
  });
});

describe('P4 people for the doors', () => {
  const bound = { visit: 'v2', room: 'us-1' };

  it('are sent in the same breath where a campus wants it', async () => {
    const { call, place, published } = voiceOfCampus({ zone: { door: true, second: 'none' } });
    place('v2', 'A002', 'bound', 'us-1');
    call('v1', 'A001', 'us-2', bound);
    await settled();
    expect(published[0]?.one.text).toEqual({
      zh: '请A 零零一号，张某三，到彩超二室检查。请A 零零二号，张某三，到彩超一室门口等候。',
      en: '',
    });
    expect(published[0]?.one.audio.length).toBe(2);
  });

  it('are not sent by default, nor when they have left meanwhile', async () => {
    const silent = voiceOfCampus();
    silent.place('v2', 'A002', 'bound', 'us-1');
    silent.call('v1', 'A001', 'us-2', bound);
    const left = voiceOfCampus({ zone: { door: true } });
    left.place('v2', 'A002', 'called', 'us-2');
    left.call('v1', 'A001', 'us-2', bound);
    await settled();
    for (const { published } of [silent, left]) {
      expect(published[0]?.one.text.zh).not.toContain('门口');
    }
  });

  it('are sent when they join a room, not when they join a station', async () => {
    const { event, place, published, timing } = voiceOfCampus({ zone: { door: true } });
    place('v1', 'A001', 'bound', 'us-1');
    event('joined', { visit: 'v1', ticket: 'A001', station: 'us', room: 'us-1' });
    event('joined', { visit: 'v1', ticket: 'A001', station: 'us' });
    await timing.pass(60_000);
    expect(published.map(({ one }) => one.text.zh)).toEqual([
      '请A 零零一号，张某三，到彩超一室门口等候。',
    ]);
  });
});

it('C5 tells a passed one, where a campus wants it, unless he was examined elsewhere', async () => {
  const { event, place, published, timing, visits } = voiceOfCampus({ zone: { passed: true } });
  place('v1', 'A001', 'away');
  visits['v1']!.away = { reason: 'absent' };
  event('passed', { visit: 'v1', ticket: 'A001', room: 'us-1', reason: 'absent' });
  event('passed', { visit: 'v1', ticket: 'A001', room: 'us-1', reason: 'elsewhere' });
  await timing.pass(60_000);
  expect(published.map(({ one }) => one.n)).toEqual([1]);
  expect(published[0]?.one.text.zh).toContain('已过号');
});
