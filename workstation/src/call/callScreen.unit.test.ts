import type { RoomView } from '@daozhen/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakePort } from '../../test-support/fake-port.ts';
import { roomView, staffPerson } from '../../test-support/views.ts';
import { CallScreen } from './callScreen.svelte.ts';

let port: FakePort;
let screen: CallScreen;
let stop: () => void;
const show = (changes: Partial<RoomView>) => port.show('room:us-1', roomView(changes));
const last = () => port.sent.at(-1);

const start = (options: { staff?: string; ownRoomOnly?: boolean } = {}) => {
  port = new FakePort();
  screen = new CallScreen(port, {
    site: 'main',
    room: 'us-1',
    staff: 's-wei',
    ownRoomOnly: true,
    ...options,
  });
  stop = screen.start();
};

beforeEach(() => {
  start();
  return () => stop();
});

const waiting = staffPerson({ callable: true });
const called = staffPerson({ state: 'called', calls: 2, calledAt: 900_000 });
const serving = staffPerson({
  state: 'serving',
  items: [
    { id: 'us-abdomen', name: '腹部彩超', ready: true },
    { id: 'us-thyroid', name: '甲状腺彩超', ready: true },
  ],
});

describe('C2 press', () => {
  test('carries the version last seen', async () => {
    show({ line: [waiting] });
    const press = screen.press();
    expect(last()).toEqual({ type: 'press', site: 'main', room: 'us-1', expected: 7 });
    expect(screen.locked).toBe(true);
    port.accept();
    await press;
    expect(screen.locked).toBe(false);
  });

  test('P4: asks guidance for those it has not sent here', async () => {
    show({ line: [{ ...waiting, why: 'guided' }] });
    const press = screen.press();
    expect(last()).toMatchObject({ type: 'press', room: 'us-1' });
    port.accept();
    await press;
  });

  test('does nothing with nobody to call, offline, or before the first view', async () => {
    await screen.press();
    show({});
    await screen.press();
    show({ line: [waiting] });
    port.online = false;
    await screen.press();
    expect(port.sent).toEqual([]);
  });

  test('names the items when some are left for later', () => {
    show({ serving: [serving] });
    screen.toggle(serving, 'us-thyroid');
    void screen.press();
    expect(last()).toMatchObject({
      type: 'finish',
      visit: 'v1',
      items: ['us-abdomen'],
      next: true,
    });
  });

  test('waits until at least one item is ticked', () => {
    show({ serving: [serving] });
    screen.toggle(serving, 'us-thyroid');
    screen.toggle(serving, 'us-abdomen');
    expect(screen.mainReady).toBe(false);
  });

  test('finishes without calling while the room is paused', () => {
    show({ state: 'paused', serving: [serving] });
    void screen.press();
    expect(last()).toMatchObject({ type: 'finish', visit: 'v1' });
    expect(last()).not.toHaveProperty('next');
  });

  test('opens a closed room for the user', () => {
    const { staff: _, ...closed } = roomView({ state: 'closed' });
    port.show('room:us-1', closed);
    void screen.press();
    expect(last()).toEqual({ type: 'open-room', site: 'main', room: 'us-1', staff: 's-wei' });
  });
});

test('a doctor in a colleague’s room can only take over', () => {
  show({ staff: { id: 's-qin', name: '覃晓岚', title: '' }, called: [called], line: [waiting] });
  expect(screen.main).toBe('take-over');
  void screen.recall();
  void screen.callOne('v1');
  expect(port.sent).toEqual([]);
});

test('a nurse says who goes on duty', () => {
  stop();
  port = new FakePort();
  screen = new CallScreen(port, {
    site: 'main',
    room: 'us-1',
    staff: undefined,
    ownRoomOnly: false,
  });
  stop = screen.start();
  show({ state: 'closed' });
  expect(screen.choosesStaff).toBe(true);
  expect(screen.mainReady).toBe(false);
  screen.staff = 's-lu';
  expect(screen.mainReady).toBe(true);
});

test('C4 passing opens when calls and seconds are enough', () => {
  port.clock = 920_000;
  show({ called: [called] });
  expect(screen.passLacks).toEqual({ calls: 0, ms: 10_000 });
  void screen.pass('absent');
  expect(port.sent).toEqual([]);
  port.clock = 930_000;
  screen.tick();
  expect(screen.passReady).toBe(true);
  void screen.pass('elsewhere');
  expect(last()).toMatchObject({ type: 'pass', visit: 'v1', reason: 'elsewhere', expected: 7 });
});

test('C8 undo says whom it is about and ends with its time', () => {
  show({ undo: { what: 'finish', visit: 'v9', ticket: 'V009', until: port.clock + 12_500 } });
  expect(screen.undo).toEqual({ what: 'finish', ticket: 'V009', seconds: 13 });
  port.clock += 13_000;
  screen.tick();
  expect(screen.undo).toBeUndefined();
});

test('C2 a room for several has no one button: the chosen person, or the next', async () => {
  const other = staffPerson({ visit: 'v2', ticket: 'A002', state: 'serving' });
  show({ capacity: 3, called: [called], serving: [other], line: [waiting] });
  expect(screen.person).toBeUndefined();
  const call = screen.press();
  expect(last()).toMatchObject({ type: 'call-next', expected: 7 });
  port.accept();
  await call;
  screen.step(1);
  expect(screen.person?.visit).toBe('v1');
  screen.step(1);
  void screen.press();
  expect(last()).toMatchObject({ type: 'finish', visit: 'v2' });
  screen.step(1);
  expect(screen.person).toBeUndefined();
});

test('C9 a pause carries reason and return', () => {
  show({});
  void screen.pause('短暂休息', 1_600_000);
  expect(last()).toMatchObject({ type: 'pause-room', reason: '短暂休息', until: 1_600_000 });
});

test('a room that may not be followed says why', () => {
  port.watched.get('room:us-1')?.refused('topic.forbidden');
  expect(screen.refused).toBe('topic.forbidden');
});
