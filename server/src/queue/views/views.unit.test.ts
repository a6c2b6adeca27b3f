import { describe, expect, it } from 'vitest';
import { item, MINUTE, SECOND } from '../../../test-support/floor.ts';
import { useCampus } from '../../../test-support/opened-campus.ts';
import { boardView, deskView, phoneView, roomView } from './index.ts';

const open = useCampus();

describe('board', () => {
  it('O1 shows the next in the order they will be called, and who is called now', async () => {
    const { floor, at } = await open({ rooms: { ecg1: {}, ecg2: {} } });
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await floor.call('ecg2');
    await at.current();
    const view = boardView(at, { kind: 'hall', zone: 'hall' });
    expect(view?.lines['ecg']).toMatchObject({
      next: [
        { ticket: 'A002', name: '林*v2' },
        { ticket: 'A003', name: '林*v3' },
      ],
      waiting: 2,
    });
    expect(view?.rooms['ecg2']?.called).toMatchObject([{ ticket: 'A001', name: '林*v1' }]);
    expect(view?.recent).toMatchObject([{ ticket: 'A001', room: 'ecg2' }]);
    expect(view?.timeZone).toBe('Etc/GMT-8');
  });

  it('O1 shows who stands at a door there, and the next behind them', async () => {
    const { floor, at } = await open({ binding: 'late' });
    for (const visit of ['v1', 'v2', 'v3']) await floor.arrive(visit);
    await floor.accept('join', { visit: 'v1', station: 'ecg' });
    await at.current();
    const view = boardView(at, { kind: 'hall', zone: 'hall' });
    expect(view?.rooms['ecg1']?.door).toMatchObject([{ ticket: 'A001' }]);
    expect(view?.lines['ecg']?.next.map(({ ticket }) => ticket)).toEqual(['A002', 'A003']);
    expect(view?.lines['ecg']?.waiting).toBe(3);
  });

  it('P4 says that people rest who have still to come, and shows none of them as next', async () => {
    const { floor, at } = await open({ binding: 'late', rooms: { ecg1: {} } });
    for (const visit of ['v1', 'v2']) await floor.arrive(visit, ['ecg']);
    await at.current();
    expect(boardView(at, { kind: 'hall', zone: 'hall' })?.lines['ecg']).not.toHaveProperty(
      'resting',
    );
    await floor.accept('guide', { accept: { v2: [] } });
    await at.current();
    const line = boardView(at, { kind: 'hall', zone: 'hall' })?.lines['ecg'];
    expect(line).toMatchObject({ waiting: 1, resting: true, next: [{ ticket: 'A001' }] });
  });

  it('V1 shows a VVIP by ticket only, and nowhere his name', async () => {
    const { floor, at } = await open({});
    await floor.queue('vv1', 'ecg', 'vip');
    await floor.call('ecg1');
    await at.current();
    const text = JSON.stringify([
      boardView(at, { kind: 'door', room: 'ecg1' }),
      roomView(at, 'ecg1'),
      deskView(at),
      phoneView(at, 'vv1'),
    ]);
    expect(text).toContain('V001');
    expect(text).not.toContain('林');
  });

  it('C5 lists the passed, and drops them when they are back', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.call('ecg1');
    await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    await at.current();
    const line = () => boardView(at, { kind: 'door', room: 'ecg1' })?.lines['ecg'];
    expect(line()?.passed).toMatchObject([{ ticket: 'A001' }]);
    await floor.accept('rejoin', { visit: 'v1' });
    await at.current();
    expect(line()?.passed).toEqual([]);
  });

  it('C9 says that a room paused, why and until when', async () => {
    const { floor, at } = await open({});
    const until = floor.clock.now + 10 * MINUTE;
    await floor.accept('pause-room', { room: 'ecg1', reason: '设备校准', until });
    await at.current();
    const view = boardView(at, { kind: 'hall', zone: 'hall' });
    expect(view?.rooms['ecg1']).toMatchObject({
      state: 'paused',
      pause: { reason: '设备校准', until },
    });
    expect(view?.lines['ecg']?.frozen).toBe(true);
  });

  it('W1 says how long a newcomer would wait, in steps of five minutes, where people wait', async () => {
    const { floor, at } = await open({ rooms: { ecg1: {}, us1: {} } });
    for (const visit of ['v1', 'v2', 'v3', 'v4']) await floor.queue(visit);
    await at.current();
    const lines = () => boardView(at, { kind: 'hall', zone: 'hall' })?.lines;
    expect(lines()?.['ecg']?.wait).toEqual([10, 20]);
    expect(lines()?.['us']?.wait).toBeUndefined();
    await floor.accept('close-room', { room: 'ecg1' });
    await at.current();
    expect(lines()?.['ecg']?.wait).toBeUndefined();
  });

  it('is nothing for a place that does not exist', async () => {
    const { at } = await open({});
    expect(boardView(at, { kind: 'hall', zone: 'roof' })).toBeUndefined();
    expect(boardView(at, { kind: 'door', room: 'ecg9' })).toBeUndefined();
  });
});

describe('phone', () => {
  it('shows station, people ahead, a range, and the route that remains', async () => {
    const { floor, at } = await open({ rooms: { ecg1: {}, ent1: {} } });
    await floor.queue('v1');
    await floor.arrive('v2', ['ecg', 'ent']);
    await floor.accept('join', { visit: 'v2', station: 'ecg' });
    await at.current();
    expect(phoneView(at, 'v2')).toMatchObject({
      s: 'bound',
      st: 'ecg',
      a: 1,
      o: ['ecg', 'ent'],
      q: [5, 0],
      d: [0, 2],
    });
    expect(phoneView(at, 'v2')?.w?.[0]).toBeGreaterThan(0);
  });

  it('stays small enough for a weak network (E2)', async () => {
    const rooms = Object.fromEntries(
      'a b c d e f g h i j'.split(' ').map((c) => [`${c}${c}${c}1`, {}]),
    );
    const { floor, at } = await open({ rooms });
    await floor.arrive(
      'v1',
      Object.keys(rooms).map((room) => room.slice(0, 3)),
    );
    await floor.accept('join', { visit: 'v1', station: 'aaa' });
    await at.current();
    const { o, ...update } = phoneView(at, 'v1')!;
    expect(o).toHaveLength(10);
    expect(update.q).toHaveLength(10);
    expect(JSON.stringify(update).length).toBeLessThan(150);
  });

  it('says what preparation is missing and when a timed item can be done', async () => {
    const { floor, at } = await open({ rooms: { us1: {}, breath1: {} } });
    const bladder = item('us', { prep: ['full-bladder'] });
    await floor.arrive('v1', [bladder]);
    const notBefore = floor.clock.now + 30 * MINUTE;
    await floor.arrive('v2', [
      item('breath', { notBefore, due: notBefore, latest: notBefore + MINUTE }),
    ]);
    await at.current();
    expect(phoneView(at, 'v1')?.n).toEqual(['full-bladder']);
    expect(phoneView(at, 'v2')?.b).toBe(notBefore);
  });

  it('W2 does not raise the shown bound for a small delay', async () => {
    const { floor, at } = await open({});
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    await at.current();
    const first = phoneView(at, 'v3')!.w![1];
    floor.clock.advance(30 * SECOND);
    expect(phoneView(at, 'v3')!.w![1]).toBeLessThanOrEqual(first);
  });
});

describe('call screen', () => {
  it('puts those this room may call first and says why not for the rest', async () => {
    const { floor, at } = await open({ rooms: { us1: { tags: ['female'] }, us2: {} } });
    await floor.arrive('v1', [item('us', { tags: ['female'] })]);
    await floor.accept('join', { visit: 'v1', station: 'us' });
    await floor.queue('v2', 'us');
    await at.current();
    expect(roomView(at, 'us2')?.line).toMatchObject([
      { visit: 'v2', callable: true },
      { visit: 'v1', callable: false, why: 'room-not-allowed' },
    ]);
    expect(roomView(at, 'us1')?.line.map((p) => p.visit)).toEqual(['v1', 'v2']);
  });

  it('P4 puts whom guidance sends elsewhere behind those it takes, to be called by name', async () => {
    const { floor, at } = await open({ binding: 'late', rooms: { us1: {}, ecg1: {} } });
    for (const visit of ['v1', 'v2']) await floor.later(SECOND).arrive(visit, ['us', 'ecg']);
    await floor.accept('guide', { accept: { v1: ['ecg'] } });
    await at.current();
    const line = roomView(at, 'us1')?.line;
    expect(line).toMatchObject([
      { visit: 'v2', callable: true },
      { visit: 'v1', callable: true, why: 'guided' },
    ]);
    expect(line?.[0]).not.toHaveProperty('why');
  });

  it('shows nobody twice: who is in the room or was passed is not in its line', async () => {
    const { floor, at } = await open({ rooms: { ecg1: { capacity: 2 } } });
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await floor.call('ecg1');
    await floor.call('ecg1');
    await floor.accept('pass', { room: 'ecg1', visit: 'v1', reason: 'absent' });
    await at.current();
    const view = roomView(at, 'ecg1');
    expect(view?.line.map((person) => person.visit)).toEqual(['v3']);
    expect(view?.called.map((person) => person.visit)).toEqual(['v2']);
    expect(view?.passed.map((person) => person.visit)).toEqual(['v1']);
  });

  it('C8 offers undo while it can be taken back', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.call('ecg1');
    await at.current();
    expect(roomView(at, 'ecg1')?.undo).toMatchObject({ what: 'call', visit: 'v1', ticket: 'A001' });
    floor.clock.advance(MINUTE);
    expect(roomView(at, 'ecg1')?.undo).toBeUndefined();
  });

  it('counts the day', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    await floor.later(3 * MINUTE).accept('finish', { room: 'ecg1' });
    await at.current();
    expect(roomView(at, 'ecg1')).toMatchObject({ done: 1, meanServiceSec: 180 });
  });
});

describe('desk', () => {
  it('counts visits by state and names who needs a person', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.queue('v2');
    await floor.accept('hold', { visit: 'v2' });
    await at.current();
    expect(deskView(at)).toMatchObject({
      counts: { bound: 1, away: 1 },
      away: [{ visit: 'v2', ticket: 'A002', name: '林小v2', reason: 'held' }],
      rooms: { ecg1: { state: 'open', staff: '陈安' } },
    });
  });

  it('C9 raises an alarm for a frozen line with people in it', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.accept('pause-room', { room: 'ecg1', reason: '会议' });
    await at.current();
    expect(deskView(at).alarms).toMatchObject([{ code: 'station.frozen', station: 'ecg' }]);
  });
});
