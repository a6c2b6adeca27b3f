import type { PlaylistItem } from '@daozhen/protocol';
import { FakeEnv } from '@daozhen/ui/testing';
import { beforeEach, expect, test } from 'vitest';
import { Playlist } from './playlist.svelte.ts';

let env: FakeEnv;
let hour: number;
let playlist: Playlist;

const notice = (id: string, more: Partial<PlaylistItem> = {}): PlaylistItem =>
  ({ id, kind: 'notice', title: id, text: '', seconds: 10, ...more }) as PlaylistItem;

beforeEach(() => {
  env = new FakeEnv();
  hour = 9;
  playlist = new Playlist({
    now: () => Date.UTC(2026, 10, 23, hour),
    timeZone: () => 'UTC',
    after: (ms, run) => env.after(ms, run),
  });
});

const shown = () => playlist.playing?.id;

test('one after the other, each for its time, round and round', () => {
  playlist.set([notice('a'), notice('b', { seconds: 20 })]);
  expect(shown()).toBe('a');
  env.pass(10_000);
  expect(shown()).toBe('b');
  env.pass(19_000);
  expect(shown()).toBe('b');
  env.pass(1000);
  expect(shown()).toBe('a');
});

test('the same list again changes nothing; another begins anew unless what is shown stays', () => {
  playlist.set([notice('a'), notice('b')]);
  env.pass(10_000);
  const { turn } = playlist;
  playlist.set([notice('a'), notice('b')]);
  playlist.set([notice('b'), notice('c')]);
  expect([shown(), playlist.turn]).toEqual(['b', turn]);
  playlist.set([notice('d')]);
  expect(shown()).toBe('d');
  playlist.set([]);
  expect(shown()).toBeUndefined();
});

test('what is broken gives way at once and is tried again after ten minutes', () => {
  playlist.set([notice('a'), notice('b')]);
  playlist.failed('a');
  expect([shown(), [...playlist.broken]]).toEqual(['b', ['a']]);
  env.pass(10_000);
  expect(shown()).toBe('b');
  env.pass(590_000);
  expect([...playlist.broken]).toEqual([]);
});

test('out of its hours nothing is shown, until they come', () => {
  playlist.set([notice('a', { from: '10:00', to: '11:00' })]);
  expect(shown()).toBeUndefined();
  hour = 10;
  env.pass(30_000);
  expect(shown()).toBe('a');
  hour = 11;
  env.pass(10_000);
  expect(shown()).toBeUndefined();
});

test('with rests between, the board is seen again after each thing', () => {
  playlist.set([notice('a'), notice('b')], 15_000);
  env.pass(10_000);
  expect(shown()).toBeUndefined();
  env.pass(15_000);
  expect(shown()).toBe('b');
});
