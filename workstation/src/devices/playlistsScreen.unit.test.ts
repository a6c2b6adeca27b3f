import { Toasts } from '@daozhen/ui/components';
import { beforeEach, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { PlaylistsScreen } from './playlistsScreen.svelte.ts';
import type { MediaFile, Playlist } from './types.ts';

let api: FakeApi;
let screen: PlaylistsScreen;

const file: MediaFile = {
  file: `${'a'.repeat(64)}.png`,
  name: '海报.png',
  kind: 'picture',
  bytes: 1200,
  addedAt: 0,
};
const list: Playlist = { id: 'p1', site: 'main', name: '公告', items: [], version: 3 };

beforeEach(async () => {
  api = new FakeApi();
  api.answer('GET /api/playlists', { playlists: [list] });
  api.answer('GET /api/media', { media: [file] });
  screen = new PlaylistsScreen(api.client, 'main', new Toasts());
  await screen.load();
});

test('opens the first playlist; items are added, moved and taken out', () => {
  screen.addNotice();
  screen.addMedia(file);
  const kinds = () => screen.draft?.items.map(({ kind }) => kind);
  expect(kinds()).toEqual(['notice', 'picture']);
  screen.move(1, -1);
  expect(kinds()).toEqual(['picture', 'notice']);
  screen.move(0, -1);
  expect(kinds()).toEqual(['picture', 'notice']);
  screen.drop(0);
  expect(kinds()).toEqual(['notice']);
});

test('a notice needs a title before anything is sent', async () => {
  screen.addNotice();
  await screen.save();
  expect(screen.problem).toBe('公告要有标题。');
  expect(api.calls.some(({ route }) => route.startsWith('PUT'))).toBe(false);
});

test('empty hours are not sent', async () => {
  api.answer('PUT /api/playlists/p1', { ...list, version: 4 });
  screen.addMedia(file);
  Object.assign(screen.draft!.items[0]!, { from: '', to: '11:00' });
  await screen.save();
  const body = api.calls.find(({ route }) => route.startsWith('PUT'))?.body as Playlist;
  expect(body.version).toBe(3);
  expect(body.items[0]).toMatchObject({ to: '11:00' });
  expect(body.items[0]).not.toHaveProperty('from');
});

test('a playlist somebody else changed is shown as he left it', async () => {
  api.refuse('PUT /api/playlists/p1', 409, {
    code: 'playlist.stale',
    message: '播放单刚被别人改过，请看最新内容后再保存。',
    current: { ...list, name: '别人改的', version: 9 },
  });
  await screen.save();
  expect(screen.problem).toContain('别人');
  expect(screen.draft).toMatchObject({ name: '别人改的', version: 9 });
});
