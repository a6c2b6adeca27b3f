import { beforeEach, expect, test, vi } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { FakePort } from '../../test-support/fake-port.ts';
import { deskView } from '../../test-support/views.ts';
import type { VisitRow } from '../api/types.ts';
import { DeskScreen } from './deskScreen.svelte.ts';

let api: FakeApi;
let port: FakePort;
let screen: DeskScreen;
const row: VisitRow = {
  visit: 'v1',
  ticket: 'A001',
  class: 'normal',
  packageName: '入职体检',
  state: 'free',
  done: 0,
  total: 6,
};

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  api.answer('GET /api/visits', { visits: [row], total: 1 });
  api.answer('GET /api/visits/v1', { ...row, items: [], guideSheet: {} });
  port = new FakePort();
  screen = new DeskScreen({ floor: port, client: api.client, site: 'main' });
  const stop = screen.start();
  return () => {
    stop();
    vi.useRealTimers();
  };
});

test('the list follows the floor, at most every two seconds', async () => {
  await vi.advanceTimersByTimeAsync(0);
  const first = api.calls.length;
  for (let n = 0; n < 20; n += 1) port.show('desk:main', deskView());
  await vi.advanceTimersByTimeAsync(1900);
  expect(api.calls.length - first).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(api.calls.length - first).toBe(2);
  expect(screen.rows).toEqual([row]);
});

test('a failed refresh keeps the rows and says they are old', async () => {
  await vi.advanceTimersByTimeAsync(0);
  api.refuse('GET /api/visits', 503, { code: 'database.unavailable' });
  await screen.refresh();
  expect(screen.rows).toEqual([row]);
  expect(screen.problem).toBe('database.unavailable');
});

test('a scanned guide sheet finds its ticket', async () => {
  await screen.search('261123a012');
  expect(api.calls.at(-1)?.route).toContain('query=a012');
  await screen.search('李');
  expect(api.calls.at(-1)?.route).toContain(`query=${encodeURIComponent('李')}`);
});

test('a change of class can be taken back', async () => {
  const change = screen.changeClass(row, 'vip');
  expect(port.sent.at(-1)).toEqual({
    site: 'main',
    type: 'change-class',
    visit: 'v1',
    class: 'vip',
  });
  port.accept();
  await change;
  expect(screen.takeBack).toMatchObject({ action: 'change-class', ticket: 'A001' });
  void screen.takeBack?.run();
  expect(port.sent.at(-1)).toMatchObject({ type: 'change-class', class: 'normal' });
});

test('G3 a nurse’s choice is a transfer, taken back by a release', async () => {
  const transfer = screen.transfer(row, 'ecg', true);
  expect(port.sent.at(-1)).toMatchObject({ type: 'transfer', station: 'ecg', position: 'first' });
  port.accept();
  await transfer;
  void screen.takeBack?.run();
  expect(port.sent.at(-1)).toMatchObject({ type: 'release', visit: 'v1' });
});

test('a declined item cannot be taken back', async () => {
  const decline = screen.decline(row, 'c13');
  port.accept();
  await decline;
  expect(screen.takeBack).toBeUndefined();
});

test('nothing is sent offline', async () => {
  port.online = false;
  await screen.hold(row);
  expect(port.sent).toEqual([]);
});
