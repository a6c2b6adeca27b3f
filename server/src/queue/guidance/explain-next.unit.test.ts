import type { Visit } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { item, MINUTE, openFloor, type SettingsOptions } from '../../../test-support/floor.ts';
import { guidanceWorld } from '../../../test-support/guidance-world.ts';
import { explainNext, sentenceOf, type Names } from './index.ts';

const names: Names = {
  station: (id) => ({ zh: `【${id}】`, en: id }),
  item: (id) => id,
  time: (at) => `${at / MINUTE}`,
};

/** A floor with people, and the world guidance would see: every wait in minutes by station. */
async function world(options: SettingsOptions, waits: Record<string, number> = {}) {
  const floor = await openFloor({ binding: 'late', ...options });
  const service = Object.fromEntries(Object.keys(waits).map((station) => [station, 3]));
  const told = async (id: string) => {
    const seen = await guidanceWorld(floor, { waits, service, relief: { us: 8 } });
    return explainNext(seen, seen.state.visits[id] as Visit);
  };
  return { floor, told };
}

const codes = ({ stations }: Awaited<ReturnType<typeof explainNext>>) =>
  Object.fromEntries(stations.map((s) => [s.station, [s.verdict, s.reasons[0]?.code]]));

describe('why this station next, and why not that', () => {
  it('G2 names the soonest, and by how much another is worse', async () => {
    const { floor, told } = await world(
      { binding: 'early', rooms: { ecg1: {}, eye1: {} } },
      { ecg: 2, eye: 9 },
    );
    await floor.arrive('v1', ['eye', 'ecg']);
    const explained = await told('v1');
    expect(explained.next).toBe('ecg');
    expect(codes(explained)).toEqual({ ecg: ['next', 'soonest'], eye: ['later', 'longer'] });
    expect(sentenceOf(explained.stations[1]!.reasons[0]!, names)).toEqual({
      zh: '比首选约差 7 分钟',
      en: 'Worse than the first by about 7 min',
    });
  });

  it('G2 says when the day’s longest work decides', async () => {
    const { floor, told } = await world(
      { binding: 'early', rooms: { us1: {}, ecg1: {} } },
      { us: 5, ecg: 1 },
    );
    await floor.arrive('v1', ['us', 'ecg']);
    expect(codes(await told('v1'))).toEqual({ us: ['next', 'relief'], ecg: ['later', 'longer'] });
  });

  it('G1 says which constraint keeps a visit away', async () => {
    const { floor, told } = await world({ rooms: { us1: {}, urine1: {}, ecg1: {}, ct1: {} } });
    await floor.accept('close-room', { room: 'ct1' });
    await floor.arrive('v1', [
      item('us', { prep: ['full-bladder'] }),
      item('urine', { after: ['us'] }),
      item('ecg'),
      item('ct'),
    ]);
    const explained = await told('v1');
    expect(codes(explained)).toEqual({
      ecg: ['next', 'only'],
      us: ['not-now', 'preparation'],
      urine: ['not-now', 'after'],
      ct: ['not-now', 'no-room'],
    });
    const why = explained.stations.map(({ reasons }) => sentenceOf(reasons[0]!, names).zh);
    expect(why).toEqual(['现在只有这里能做', '膀胱尚未充盈', '须先完成us', '能做的诊室还没有开']);
  });

  it('G1 names what rules an item out apart from what is only to be done first', async () => {
    const { floor, told } = await world({
      rooms: { us1: {}, urine1: {}, ecg1: {}, ct1: {}, dr1: {}, eye1: {} },
    });
    const items = [
      item('us'),
      item('ct', { exclusive: [{ item: 'us' }] }),
      item('ecg', { exclusive: [{ item: 'us', withinMs: 30 * MINUTE }] }),
      item('dr', { unless: ['pregnant', 'possibly-pregnant'] }),
      item('urine', { prep: ['pregnancy-told'] }),
      item('eye'),
    ];
    await floor.accept('check-in', { visit: 'v1', class: 'normal', items, prep: ['pregnant'] });
    await floor.accept('call-one', { room: 'us1', visit: 'v1' });
    await floor.serve('us1');
    const { stations } = await told('v1');
    const why = stations.slice(1).map(({ station, reasons: [reason] }) => {
      const { zh, en } = sentenceOf(reason!, names);
      return [station, reason!.code, zh, en];
    });
    expect(why).toEqual([
      ['ct', 'exclusive', '与已做的us同日不能做', 'Not on one day with us, which is done'],
      [
        'ecg',
        'exclusive',
        expect.stringMatching(/^与已做的us须间隔，.+ 之后可做$/),
        expect.stringMatching(/^Apart from us, which is done: after /),
      ],
      ['dr', 'condition', '妊娠期不做', 'Not done during pregnancy'],
      ['urine', 'preparation', '尚未询问是否怀孕', 'Pregnancy has not been asked about'],
    ]);
  });

  it('G3 says that a nurse has chosen', async () => {
    const { floor, told } = await world({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('v1', ['us', 'ecg']);
    await floor.accept('transfer', { visit: 'v1', station: 'ecg', position: 'key' });
    expect(codes(await told('v1'))).toEqual({ ecg: ['next', 'choice'], us: ['not-now', 'choice'] });
  });

  it('G4 leaves out what would miss a timed item, and names it', async () => {
    const { floor, told } = await world(
      { binding: 'early', rooms: { us1: {}, ecg1: {} } },
      { us: 30, ecg: 1 },
    );
    const due = floor.clock.now + 20 * MINUTE;
    const times = { notBefore: due, due, latest: due + 9 * MINUTE };
    await floor.arrive('v1', ['us', 'ecg', item('glucose', { station: 'ecg', ...times })]);
    const explained = await told('v1');
    expect(explained.next).toBe('ecg');
    expect(explained.stations.find(({ station }) => station === 'us')?.reasons).toEqual([
      { code: 'timed', station: 'ecg', due },
    ]);
  });

  it('P4 reckons with the door he would be sent to, not with those who rest', async () => {
    const { floor, told } = await world({ rooms: { us1: {}, ecg1: {} } }, { us: 30, ecg: 1 });
    await floor.arrive('v1', ['us', 'ecg']);
    const [first] = (await told('v1')).stations;
    expect(first).toMatchObject({ station: 'us', figures: { wait: { p50: 0 } } });
  });

  it('P4 sends nobody where enough are on their way, unless there is nothing else', async () => {
    const { floor, told } = await world({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('w1', ['us']);
    await floor.accept('join', { visit: 'w1', station: 'us', room: 'us1' });
    await floor.arrive('v1', ['us', 'ecg']);
    await floor.arrive('v2', ['us']);
    expect(codes(await told('v1'))).toEqual({ ecg: ['next', 'soonest'], us: ['later', 'enough'] });
    expect(codes(await told('v2'))).toEqual({ us: ['next', 'only'] });
    // Whoever is on the way himself is not in his own way.
    expect(codes(await told('w1'))).toEqual({ us: ['next', 'only'] });
  });

  it('says in what state a visit cannot be sent anywhere', async () => {
    const { floor, told } = await world({ rooms: { ecg1: {} } });
    await floor.arrive('v1', ['ecg']);
    await floor.call('ecg1');
    const explained = await told('v1');
    expect(explained.next).toBeUndefined();
    expect(sentenceOf(explained.stations[0]!.reasons[0]!, names).zh).toBe('正在被呼叫');
  });
});
