import { beforeEach, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { Toasts } from '@daozhen/ui/components';
import { DevicesScreen } from './devicesScreen.svelte.ts';
import { passes, troublesOf } from './screenState.ts';
import { ScreenForm } from './screenForm.svelte.ts';
import type { DeviceWithScreen, Screen } from './types.ts';

let api: FakeApi;
let screen: DevicesScreen;
let toasts: Toasts;
const device = (changes: Partial<DeviceWithScreen>): DeviceWithScreen => ({
  id: 'd1',
  kind: 'display',
  name: '大屏',
  site: 'main',
  placement: { kind: 'hall', zone: 'z2' },
  createdAt: 0,
  version: 1,
  ...changes,
});

beforeEach(() => {
  api = new FakeApi();
  toasts = new Toasts();
  screen = new DevicesScreen(api.client, 'main', toasts);
});

test('lists the devices of this campus', async () => {
  api.answer('GET /api/devices', {
    at: 0,
    devices: [device({ id: 'd2', site: 'other' }), device({})],
  });
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
  api.answer('GET /api/devices', { at: 0, devices: [] });
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

test('a display of the same name is replaced or kept, as staff say', async () => {
  api.answer('POST /api/devices/pair', { device: device({ id: 'd2' }) });
  api.answer('GET /api/devices', { at: 0, devices: [device({ screen: shown({}) })] });
  await screen.load();
  Object.assign(screen.form, { code: '123456', name: '大屏', where: 'z2' });
  await screen.pair();
  expect(screen.twin?.id).toBe('d1');
  expect(api.calls.filter(({ route }) => route.startsWith('POST'))).toEqual([]);
  await screen.pair('replace');
  expect(api.calls.find(({ route }) => route.startsWith('POST'))?.body).toMatchObject({
    name: '大屏',
    replace: 'd1',
  });
});

test('a removal can be taken back', async () => {
  api.answer('GET /api/devices', { at: 0, devices: [] });
  api.answer('DELETE /api/devices/d1', undefined);
  api.answer('POST /api/devices/d1/restore', { device: device({}) });
  await screen.remove(device({}));
  toasts.list[0]!.onaction!();
  await expect.poll(() => toasts.list.map(({ text }) => text)).toContain('“大屏”已恢复');
});

function shown(more: Partial<Screen['status'] & object>, screenMore: Partial<Screen> = {}): Screen {
  return {
    settings: { turn: 0, inset: 0, area: 'none' },
    statusAt: 1000,
    together: [{ width: 1920, height: 1080 }],
    status: {
      instance: 'page-0001',
      phase: 'board',
      width: 1920,
      height: 1080,
      ratio: 1,
      browser: 'Chrome 87',
      version: '0.1.0',
      sound: true,
      font: 'ok',
      errors: [],
      broken: [],
      upMs: 0,
      ...more,
    },
    ...screenMore,
  };
}

test.each<[string, Screen | undefined, number, string[]]>([
  ['fine', shown({}), 20_000, []],
  ['never seen', undefined, 20_000, ['never']],
  ['silent for long', shown({ font: 'missing' }), 80_000, ['offline']],
  ['old picture', shown({ staleMs: 9000 }), 2000, ['stale']],
  [
    'without our fonts or sound',
    shown({ font: 'missing', sound: false }),
    2000,
    ['font', 'silent'],
  ],
  ['torn file, page error', shown({ broken: ['a'], errors: ['x'] }), 2000, ['broken', 'errors']],
  [
    'two glasses',
    shown(
      {},
      {
        together: [
          { width: 1920, height: 1080 },
          { width: 800, height: 1280 },
        ],
      },
    ),
    2000,
    ['twice'],
  ],
])('a screen that is %s', (_name, one, at, troubles) => {
  expect(troublesOf(device(one ? { screen: one } : {}), at)).toEqual(troubles);
});

test('trouble is what somebody has to see to; a screen meant to be silent is none', () => {
  expect(passes(['silent'], 'trouble')).toBe(false);
  expect(passes(['font'], 'trouble')).toBe(true);
  expect(passes(['never'], 'offline')).toBe(true);
  expect(passes(['stale'], 'offline')).toBe(false);
});

test('somebody else was faster: what he set is shown and the next save builds on it', async () => {
  const form = new ScreenForm(api.client, device({ screen: shown({}) }));
  api.answer('GET /api/catalogue/main', { zones: [], rooms: [] });
  api.answer('GET /api/playlists', { playlists: [] });
  api.refuse('PATCH /api/devices/d1', 409, {
    code: 'device.stale',
    message: '设置刚被别人改过，请看最新内容后再保存。',
    current: device({ name: '别人改的', version: 5 }),
  });
  form.fields.name = '我改的';
  expect(await form.save()).toBe(false);
  expect(form.problem).toMatchObject({ code: 'device.stale' });
  expect(form.fields.name).toBe('别人改的');
  api.answer('PATCH /api/devices/d1', { device: device({ version: 6 }) });
  expect(await form.save()).toBe(true);
  expect(api.calls.findLast(({ route }) => route.startsWith('PATCH'))?.body).toMatchObject({
    version: 5,
  });
});
