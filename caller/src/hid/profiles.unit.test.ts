import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { device } from '../../test-support/fake-hid.ts';
import { findBox, loadProfiles, parseProfile, WrongProfile } from './profiles.ts';

const good = {
  id: 'my-box',
  name: { zh: '按钮', en: 'Box' },
  source: 'measured',
  tested: true,
  match: [{ vendorId: '1234', productId: 'abcd' }],
  buttons: [{ report: '01 .. 02', action: 'press' }],
};

const reason = (text: string): string => {
  try {
    parseProfile(text, 'box.json');
  } catch (error) {
    expect(error).toBeInstanceOf(WrongProfile);
    return (error as Error).message;
  }
  return 'accepted';
};
const changed = (over: object) => reason(JSON.stringify({ ...good, ...over }, null, 2));

describe('a profile', () => {
  it('is accepted when it is right', () => {
    expect(parseProfile(JSON.stringify(good), 'box.json')).toEqual(good);
  });

  it('that is no JSON is refused with its line', () => {
    expect(reason('{\n  "id": "x",\n  oops\n}')).toMatch(/^box\.json:3: 不是有效的 JSON/);
  });

  it.each([
    [
      {
        buttons: [
          { report: '01', action: 'press' },
          { report: '1', action: 'press' },
        ],
      },
      21,
      'buttons.1.report',
      'bytes as in',
    ],
    [
      { buttons: [{ report: '01', action: 'jump' }] },
      18,
      'buttons.0.action',
      'press | next | recall',
    ],
    [
      { match: [{ vendorId: '0xFFFF' }] },
      11,
      'match.0.vendorId',
      'four lower-case hexadecimal digits',
    ],
    [{ match: [] }, 9, 'match', ''],
    [{ tested: 'yes' }, 8, 'tested', 'boolean'],
    [{ id: 'My Box' }, 2, 'id', 'a-z, 0-9 and - only'],
    [{ source: undefined }, 1, 'source', 'missing'],
    [{ name: { zh: '按钮' } }, 3, 'name.en', 'missing'],
    [{ colour: 'red' }, 21, 'colour', 'no such field'],
    [{ answers: { accepted: '1 2' } }, 22, 'answers.accepted', 'bytes as in "01 ff 00"'],
  ])('is refused with line, field and reason: %j', (over, at, field, why) => {
    const message = changed(over);
    expect(message).toContain(`box.json:${at}: ${field}: `);
    expect(message).toContain(why);
  });
});

describe('profiles in folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daozhen-profiles-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('all that come with the caller are right, name their source and do not claim a test', () => {
    const own = loadProfiles();
    expect(own.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['one-button', 'four-buttons', 'pcsensor-footswitch']),
    );
    expect(own.every(({ tested, source }) => !tested && source.length > 20)).toBe(true);
  });

  it('a folder of one’s own goes first and may replace one', () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...good, id: 'one-button' }));
    const all = loadProfiles(folder);
    expect(all[0]?.source).toBe('measured');
    expect(all.filter(({ id }) => id === 'one-button').length).toBe(1);
  });

  it('two of the same id are refused', () => {
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...good, id: 'one-button' }));
    expect(() => loadProfiles(folder)).toThrow(/b\.json|a\.json/);
  });
});

describe('the box among the devices', () => {
  const profiles = loadProfiles();
  const keyboard = { usagePage: 1, usage: 6 };

  it('is known by vendor, product and usage', () => {
    const mouse = device('3553:b001', { path: '/mouse', usagePage: 1, usage: 2 });
    const pedal = device('3553:b001', keyboard);
    const found = findBox([device('046d:c31c', keyboard), mouse, pedal], profiles);
    expect(found).toMatchObject({ device: pedal, profile: { id: 'pcsensor-footswitch' } });
  });

  it('is known by vendor and product where the system tells no usage', () => {
    expect(findBox([device('3553:b001')], profiles)?.profile.id).toBe('pcsensor-footswitch');
  });

  it('is never the desk’s keyboard', () => {
    expect(findBox([device('046d:c31c', keyboard)], profiles)).toBeUndefined();
  });

  it('is any device named, with the profile named', () => {
    const box = device('1a2b:0001', keyboard);
    const choice = { device: '1a2b:0001', profile: 'four-buttons' };
    expect(findBox([device('3553:b001', keyboard), box], profiles, choice)).toMatchObject({
      device: box,
      profile: { id: 'four-buttons' },
    });
  });
});
