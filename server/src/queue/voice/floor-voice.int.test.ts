import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Announcement } from '@daozhen/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import { SaidBook, Sounds, Voice } from './index.ts';

let dataDir: string;
let floor: Floor;
let at: CampusUnderTest;
let voice: Voice;
let published: { zone: string; one: Announcement }[];
let failures: unknown[];

/** A floor on the reference model, its live picture and its voice by espeak-ng. */
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
  floor = await openFloor({ rooms: { ecg1: {}, ecg2: {} } });
  at = await openCampus(floor);
  published = [];
  failures = [];
  const onFailure = (error: unknown) => failures.push(error);
  const sounds = await Sounds.open({ dataDir, secret: 'of this test', onFailure });
  const { campus, facts, person } = at;
  voice = new Voice({
    facts,
    person,
    campus,
    sounds,
    utcOffsetMs: 0,
    book: new SaidBook(),
    listening: () => ({ here: ['d1'], elsewhere: 0 }),
    publish: (zone, one) => published.push({ zone, one }),
  });
  campus.listen((events) => {
    voice.onEvents(events);
  });
});

afterEach(async () => {
  voice.close();
  await at.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const spoken = (count: number) =>
  vi.waitFor(() => expect(published.length).toBe(count), { timeout: 5000, interval: 5 });

it('a call is on its way to the displays, with files that are there', async () => {
  await floor.queue('v1');
  await floor.call('ecg1');
  await spoken(1);
  const [{ zone, one } = { zone: '', one: undefined }] = published;
  expect([zone, one?.ticket, one?.room]).toEqual(['hall', 'A001', 'ecg1']);
  expect(one?.audio.length).toBe(2);
  for (const path of one?.audio ?? []) {
    expect(existsSync(join(dataDir, path.split('?')[0] ?? ''))).toBe(true);
  }
  expect(failures).toEqual([]);
});

it('C2 finish with next and C3 recall speak; a start, a finish without next and registration do not', async () => {
  await floor.queue('v1');
  await floor.queue('v2');
  await floor.call('ecg1');
  await spoken(1);
  await floor.accept('start', { room: 'ecg1' });
  await floor.accept('finish', { room: 'ecg1', next: true });
  floor.clock.advance(30 * SECOND);
  await floor.accept('recall', { room: 'ecg1' });
  await at.current();
  // The recall has taken the place of the call that was waiting behind the first announcement.
  expect([published.length, voice.status('hall').waiting.length]).toEqual([1, 1]);
  await floor.accept('start', { room: 'ecg1' });
  await floor.accept('finish', { room: 'ecg1' });
  await at.current();
  expect(published.length).toBe(1);
});

it('V1 a VVIP is called by the ticket alone', async () => {
  await floor.queue('vv1', 'ecg', 'vip');
  await floor.call('ecg2');
  await spoken(1);
  expect(published[0]?.one.text.zh).toMatch(/^请V 零零一号到/);
  expect(JSON.stringify(published)).not.toMatch(/林|某/);
});
