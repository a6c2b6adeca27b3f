import { beforeEach, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import type { Api } from '../api/http.ts';
import type { Device } from '../api/types.ts';
import { DevicesScreen } from './devicesScreen.svelte.ts';

let api: FakeApi;
let screen: DevicesScreen;
const device = (changes: Partial<Device>): Device => ({
  id: 'd1',
  kind: 'display',
  name: '大屏',
  site: 'main',
  placement: { kind: 'hall', zone: 'z2' },
  createdAt: 0,
  ...changes,
});

beforeEach(() => {
  api = new FakeApi();
  screen = new DevicesScreen(api as unknown as Api, 'main');
});

test('lists the devices of this campus', async () => {
  api.answer('GET /api/devices', { devices: [device({ id: 'd2', site: 'other' }), device({})] });
  await screen.load();
  expect(screen.devices?.map((each) => each.id)).toEqual(['d1']);
});

test('asks for what is missing before it asks the server', async () => {
  await screen.pair();
  expect(screen.problem).toEqual({ field: 'code' });
  screen.form.code = '123 456';
  await screen.pair();
  expect(screen.problem).toEqual({ field: 'name' });
  screen.form.name = '大屏';
  await screen.pair();
  expect(screen.problem).toEqual({ field: 'where' });
  expect(api.calls).toEqual([]);
});

test('pairs a caller with its room and empties the form', async () => {
  api.answer('POST /api/devices/pair', { device: device({ kind: 'caller' }) });
  api.answer('GET /api/devices', { devices: [] });
  Object.assign(screen.form, { code: '123 456', name: '叫号器', place: 'caller', where: 'us-1' });
  await screen.pair();
  expect(api.calls[0]?.body).toEqual({
    code: '123456',
    name: '叫号器',
    site: 'main',
    placement: { kind: 'caller', room: 'us-1' },
  });
  expect(screen.paired?.kind).toBe('caller');
  expect(screen.form.code).toBe('');
});

test('keeps the form when the code is wrong', async () => {
  api.refuse('POST /api/devices/pair', 404, { code: 'pairing.unknown', message: '配对码不正确。' });
  Object.assign(screen.form, { code: '000000', name: '大屏', where: 'z2' });
  await screen.pair();
  expect(screen.problem).toEqual({ code: 'pairing.unknown', message: '配对码不正确。' });
  expect(screen.form.name).toBe('大屏');
});
