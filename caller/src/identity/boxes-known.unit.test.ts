import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoxesKnown } from './boxes-known.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-boxes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the first box shares the computer’s pairing, every further one has its own', () => {
  const known = new BoxesKnown(folder);
  expect(known.slotOf('3553:b001:S1')).toBe('token');
  expect(known.slotOf('05f3:0438:X/9')).toBe('box-05f3-0438-x-9');
  expect(known.slotOf('3553:b001:S1')).toBe('token');
});

it('is remembered, readable by this user only', () => {
  new BoxesKnown(folder).slotOf('a:b:1');
  const again = new BoxesKnown(folder);
  expect([again.slotOf('a:b:2'), again.slotOf('a:b:1')]).toEqual(['box-a-b-2', 'token']);
  expect(statSync(join(folder, 'boxes.json')).mode & 0o777).toBe(0o600);
});

it('a box without a serial number that moved to another port is the same box', () => {
  const known = new BoxesKnown(folder);
  known.slotOf('a:b@usb-1', ['a:b@usb-1']);
  expect(known.slotOf('a:b@usb-2', ['a:b@usb-2'])).toBe('token');
});

it('but not while another of its kind could be meant', () => {
  const known = new BoxesKnown(folder);
  known.slotOf('a:b@usb-1', ['a:b@usb-1']);
  expect(known.slotOf('a:b@usb-2', ['a:b@usb-1', 'a:b@usb-2'])).toBe('box-a-b-usb-2');
  expect(known.slotOf('a:b@usb-3', ['a:b@usb-3'])).toBe('box-a-b-usb-3');
});

it('a broken file is as none', () => {
  writeFileSync(join(folder, 'boxes.json'), '{');
  expect(new BoxesKnown(folder).slotOf('a:b:1')).toBe('token');
});
