import { describe, expect, it } from 'vitest';
import { item, MINUTE } from '../../../test-support/floor.ts';
import { useCampus } from '../../../test-support/opened-campus.ts';
import { overviewView, phoneView, roomView, visitView } from './index.ts';

const open = useCampus();

describe('floor screen', () => {
  it('O1 counts each line, who is in the rooms and at the doors, and who waits longest', async () => {
    const { floor, at } = await open({ binding: 'late', rooms: { ecg1: {}, ent1: {} } });
    for (const visit of ['v1', 'v2', 'v3', 'v4']) {
      await floor.arrive(visit, visit === 'v4' ? ['ent'] : ['ecg', 'ent']);
      floor.clock.advance(MINUTE);
    }
    await floor.accept('join', { visit: 'v1', station: 'ecg' });
    await floor.call('ecg1');
    await floor.accept('guide', { accept: { v3: [], v4: [] } });
    await at.current();
    const view = overviewView(at);
    expect(view.counts).toEqual({
      expected: 0,
      inside: 4,
      waiting: 3,
      resting: 2,
      inRooms: 1,
      finished: 0,
    });
    // v2 was sent to its door; v3 and v4 rest and will probably be sent to ent, so v3's place is kept.
    expect(view.stations['ecg']).toMatchObject({ waiting: 1, kept: 1, capacity: 1 });
    // v1 is called at ecg, v2 was sent to its door: their places at ent are kept.
    expect(view.stations['ent']).toMatchObject({ waiting: 2, kept: 2 });
    expect(view.rooms['ecg1']).toMatchObject({
      state: 'open',
      staff: '陈安',
      called: [{ visit: 'v1', ticket: 'A001' }],
      door: [{ visit: 'v2', ticket: 'A002' }],
    });
    expect(view.longest.map(({ ticket }) => ticket)).toEqual(['A002', 'A003', 'A004']);
  });

  it('G4 counts whoever rests until a timed sample is due once, and at no station', async () => {
    const { floor, at } = await open({
      binding: 'late',
      rooms: { ecg1: {}, ent1: {}, breath1: {} },
    });
    const due = floor.clock.now + MINUTE;
    const times = { notBefore: due, due, latest: due + 30 * MINUTE };
    await floor.arrive('v1', [item('breath', times), 'ecg', 'ent']);
    await floor.accept('guide', { accept: { v1: [] } });
    await at.current();
    const { counts, stations } = overviewView(at);
    expect(counts).toMatchObject({ inside: 1, waiting: 1, resting: 1 });
    expect(stations['ecg']).toMatchObject({ waiting: 0, kept: 1 });
    expect(stations['ent']).toMatchObject({ waiting: 0, kept: 1 });
  });

  it('C7 counts for each room whom it may call, and says how long the last of them waits', async () => {
    const { floor, at } = await open({ rooms: { us1: {}, us2: { tags: ['heart'] } } });
    for (const visit of ['v1', 'v2', 'v3']) {
      await floor.arrive(visit, [item('us', { tags: ['heart'] })]);
      await floor.accept('join', { visit, station: 'us' });
    }
    await at.current();
    const { rooms, stations } = overviewView(at);
    expect([rooms['us1']?.waiting, rooms['us2']?.waiting]).toEqual([0, 3]);
    expect(rooms['us1']).not.toHaveProperty('lastMin');
    expect(stations['us']?.lastMin).toEqual(rooms['us2']?.lastMin);
    expect(rooms['us2']?.lastMin?.[0]).toBeGreaterThan(0);
  });

  it('shows what went through in the last hour', async () => {
    const { floor, at } = await open({});
    await floor.queue('v1');
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    await floor.later(3 * MINUTE).accept('finish', { room: 'ecg1' });
    await at.current();
    const view = overviewView(at);
    expect(view.hour).toMatchObject({ arrived: 1, finished: 1, served: 1 });
    expect(view.stations['ecg']?.served).toBe(1);
    expect(view.counts).toMatchObject({ inside: 0, finished: 1 });
  });

  it('C9 C5 names stopped lines, pauses that went on too long and people who need somebody', async () => {
    const { floor, at } = await open({});
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await floor.call('ecg1');
    await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    await floor.accept('hold', { visit: 'v3' });
    const until = floor.clock.now + 10 * MINUTE;
    await floor.accept('pause-room', { room: 'ecg1', reason: '会诊', until });
    await at.current();
    expect(Object.keys(overviewView(at).attention).toSorted()).toEqual([
      'station.frozen:ecg',
      'visit.absent:v1',
      'visit.held:v3',
    ]);
    floor.clock.advance(11 * MINUTE);
    expect(overviewView(at).attention['pause.over:ecg1']).toEqual({
      code: 'pause.over',
      at: until,
      room: 'ecg1',
      station: 'ecg',
    });
  });

  it('G4 names a timed task whose time has come and gone', async () => {
    const { floor, at } = await open({ rooms: { breath1: {} } });
    const due = floor.clock.now + 5 * MINUTE;
    const times = { notBefore: due, due, latest: due + 30 * MINUTE };
    await floor.arrive('v1', [item('breath', times)]);
    await at.current();
    floor.clock.advance(6 * MINUTE);
    expect(overviewView(at).attention).toEqual({});
    floor.clock.advance(2 * MINUTE);
    expect(overviewView(at).attention['timed.overdue:v1']).toMatchObject({
      at: due,
      ticket: 'A001',
    });
  });

  it('names a call nobody comes to, and an examination that does not end', async () => {
    const { floor, at } = await open({ rooms: { ecg1: {}, ecg2: {} } });
    for (const visit of ['v1', 'v2']) await floor.queue(visit);
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    await floor.call('ecg2');
    await at.current();
    floor.clock.advance(5 * MINUTE);
    expect(Object.keys(overviewView(at).attention)).toEqual(['call.unanswered:v2']);
    floor.clock.advance(30 * MINUTE);
    expect(Object.keys(overviewView(at).attention)).toContain('service.long:v1');
  });
});

describe('one visit', () => {
  it('O1 O3 says where it stands at every station, after whom and why', async () => {
    const { floor, at } = await open({ binding: 'late', rooms: { ecg1: {}, ent1: {} } });
    await floor.arrive('v1', ['ecg', 'ent']);
    await floor.arrive('v2', ['ecg', 'ent']);
    floor.clock.advance(5 * MINUTE);
    await floor.arrive('v3', ['ecg'], 'vip');
    await floor.accept('join', { visit: 'v1', station: 'ent' });
    await at.current();
    const view = visitView(at, 'v2');
    expect(view?.places['ecg']).toMatchObject({
      callable: true,
      position: 2,
      ahead: 1,
      reasons: { credit: 1 },
      before: [{ visit: 'v3', ticket: 'V001', reason: 'credit', competes: true }],
    });
    expect(view?.places['ent']).toMatchObject({ position: 2, reasons: { door: 1 } });
    expect(visitView(at, 'v1')?.places['ecg']).toMatchObject({
      callable: false,
      why: 'other-door',
    });
  });

  it('W2 phone, call screen and this view show one and the same range', async () => {
    const { floor, at } = await open({});
    for (const visit of ['v1', 'v2', 'v3', 'v4', 'v5']) await floor.queue(visit);
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    await at.current();
    const shown = () => [
      phoneView(at, 'v5')?.w,
      roomView(at, 'ecg1')?.line.find(({ visit }) => visit === 'v5')?.waitMin,
      visitView(at, 'v5')?.places['ecg']?.waitMin,
      overviewView(at).rooms['ecg1']?.lastMin,
    ];
    const [first] = shown();
    expect(shown()).toEqual([first, first, first, first]);
    // The examination takes longer than usual: the bound holds, on every screen.
    floor.clock.advance(2 * MINUTE);
    const [later] = shown();
    expect(shown()).toEqual([later, later, later, later]);
    expect(later![1]).toBeLessThan(first![1]);
  });

  it('P3 says what an item still needs', async () => {
    const { floor, at } = await open({ binding: 'late', rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('v1', [item('us', { prep: ['full-bladder'], after: ['ecg'] }), 'ecg']);
    await at.current();
    expect(visitView(at, 'v1')?.places['us']).toMatchObject({
      callable: false,
      why: 'not-ready',
      items: [
        {
          id: 'us',
          ready: false,
          hindrances: [
            { code: 'after', ids: ['ecg'] },
            { code: 'prep', ids: ['full-bladder'] },
          ],
        },
      ],
    });
  });

  it('V1 tells the day without any name', async () => {
    const { floor, at } = await open({});
    await floor.queue('vv1', 'ecg', 'vip');
    await floor.call('ecg1');
    await at.current();
    const view = visitView(at, 'vv1');
    expect(Object.values(view?.history ?? {}).map(({ type }) => type)).toEqual([
      'checked-in',
      'joined',
      'called',
    ]);
    expect(JSON.stringify([view, overviewView(at)])).not.toContain('林');
  });

  it('is nothing for a visit that is not on the floor', async () => {
    const { at } = await open({});
    expect(visitView(at, 'v9')).toBeUndefined();
  });
});
