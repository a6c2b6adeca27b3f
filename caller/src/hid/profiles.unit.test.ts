import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProfiles, parseProfile, WrongProfile } from './profiles.ts';
import { fromHex } from './reports.ts';

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
    [{ echo: { idle: [{ write: '1 2' }] } }, 24, 'echo.idle.0.write', 'bytes as in "01 ff 00"'],
    [{ echo: { idle: [{ ms: 100 }] } }, 23, 'echo.idle.0', 'neither write nor feature'],
    [{ buttons: undefined }, 1, 'buttons', 'neither buttons nor echo'],
    [{ buttons: [{ report: '01' }] }, 16, 'buttons.0', 'exactly one of action, key'],
    [{ buttons: [{ key: 1 }] }, 16, 'buttons.0', 'exactly one of report, keyboard, consumer'],
    [
      {
        buttons: [
          { keyboard: '28', key: 1 },
          { keyboard: '28', key: 2 },
        ],
      },
      20,
      'buttons.1',
      'same input as button 1',
    ],
    [{ buttons: [{ keyboard: 'f12', key: 1 }] }, 17, 'buttons.0.keyboard', 'a keyboard usage'],
    [{ link: 'see the manual' }, 21, 'link', 'https'],
    [{ holdMs: 10 }, 21, 'holdMs', '200'],
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
    expect(own.length).toBeGreaterThan(15);
    const honest = own.filter(({ tested, source, link }) => !tested && source.length > 20 && link);
    expect(honest.length).toBe(own.length);
  });

  it('a folder of one’s own goes first and may replace one', () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...good, id: 'one-button' }));
    const all = loadProfiles(folder);
    expect(all[0]?.source).toBe('measured');
    expect(all.filter(({ id }) => id === 'one-button').length).toBe(1);
  });

  it('a folder that is not there has none', () => {
    expect(loadProfiles(join(folder, 'nowhere'))).toEqual(loadProfiles());
  });

  it('two of the same id are refused', () => {
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...good, id: 'one-button' }));
    expect(() => loadProfiles(folder)).toThrow(/b\.json|a\.json/);
  });
});

it('the sum at the end of every Busylight packet is right', () => {
  const { echo = {} } = loadProfiles().find(({ id }) => id === 'kuando-busylight') ?? {};
  const packets = Object.values(echo).flatMap((steps) =>
    (steps as { write: string }[]).map(({ write }) => fromHex(write)),
  );
  expect(packets.length).toBeGreaterThan(10);
  for (const [id, ...packet] of packets) {
    const sum = packet.slice(0, 62).reduce((a, b) => a + b, 0);
    expect([id, packet.length, 256 * packet[62]! + packet[63]!]).toEqual([0, 64, sum]);
  }
});

describe('docs/callers.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/callers.md'), 'utf8');

  it('shows a profile that is right', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(parseProfile(example, 'docs/callers.md').id).toBe('my-box');
  });

  it('names every profile that comes along', () => {
    const named = new Set([...page.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name));
    expect(loadProfiles().filter(({ id }) => !named.has(id))).toEqual([]);
  });
});
