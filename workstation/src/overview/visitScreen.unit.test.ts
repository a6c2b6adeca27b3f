import { expect, test, vi } from 'vitest';
import { FakePort } from '../../test-support/fake-port.ts';
import type { Client } from '../api/client.ts';
import { VisitScreen } from './visitScreen.svelte.ts';

const TOPIC = 'visit:v1';

/** A server that answers each path with what it is given, or fails. */
function begin(answers: Record<string, unknown>, mayRead = true) {
  const floor = new FakePort();
  const get = vi.fn<(path: string) => Promise<unknown>>((path) =>
    path in answers ? Promise.resolve(answers[path]) : Promise.reject(new Error('away')),
  );
  const client = { get } as unknown as Client;
  const screen = new VisitScreen({ floor, client, site: 'main', visit: 'v1', mayRead });
  return { floor, get, screen, stop: screen.start() };
}

const DETAILS = '/api/visits/{id}';
const NEXT = '/api/floor/sites/{site}/next';

test('asks for guidance’s reasons as the visit moves on, and not with every breath', async () => {
  const next = { next: 'ecg', stations: [] };
  const { floor, get, screen, stop } = begin({ [DETAILS]: { name: '林' }, [NEXT]: next });
  for (let seq = 0; seq < 5; seq += 1) floor.show(TOPIC, { seq });
  await vi.waitFor(() => expect(screen.next).toBe(next));
  expect(get.mock.calls.filter(([path]) => path === NEXT)).toHaveLength(1);
  stop();
});

test('a server that answers nothing costs the name and the reasons, not the visit', async () => {
  const { floor, get, screen, stop } = begin({});
  floor.show(TOPIC, { ticket: 'A001' });
  await vi.waitFor(() => expect(get).toHaveBeenCalledTimes(2));
  expect(screen.view?.ticket).toBe('A001');
  expect([screen.details, screen.next]).toEqual([undefined, undefined]);
  stop();
});

test('who may not look people up is not asked to', () => {
  const { get, stop } = begin({}, false);
  expect(get).not.toHaveBeenCalled();
  stop();
});

test('G3 a nurse’s choice is sent once, and nothing while offline', async () => {
  const { floor, screen, stop } = begin({});
  floor.online = false;
  await screen.transfer('ecg', true);
  expect(floor.sent).toEqual([]);
  floor.online = true;
  const sending = screen.transfer('ecg', true);
  expect(screen.locked).toBe(true);
  await screen.hold();
  floor.accept();
  await sending;
  expect(floor.sent).toEqual([
    { type: 'transfer', site: 'main', visit: 'v1', station: 'ecg', position: 'first' },
  ]);
  stop();
});
