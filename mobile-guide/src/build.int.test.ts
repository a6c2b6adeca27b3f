import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Entry from './entry-server.ts';
import type { Session } from './session.ts';
import { buildGuide } from './testing/build.ts';
import { NOW, page, view, viewNames, vvipPage, type ViewName } from './testing/fixtures.ts';

const SCRIPT_BUDGET = 35_000;
const PAGE_BUDGET = 60_000;

let built: Awaited<ReturnType<typeof buildGuide>>;
let entry: typeof Entry;
const files: Record<string, string> = {};

beforeAll(async () => {
  built = await buildGuide();
  const assets = join(built.folder, 'client', 'assets');
  for (const name of await readdir(assets))
    files[name] = await readFile(join(assets, name), 'utf8');
  const server = pathToFileURL(join(built.folder, 'server', 'entry-server.js')).href;
  entry = (await import(server)) as typeof Entry;
});
afterAll(() => built.remove());

const gz = (text: string) => gzipSync(text, { level: 6 }).length;
const all = (ending: string) =>
  Object.entries(files)
    .filter(([name]) => name.endsWith(ending))
    .map(([, text]) => text)
    .join('\n');

function sessionOf(name: ViewName, change: Partial<Session> = {}): Session {
  return {
    picture: { epoch: 'e1', seq: 1, at: NOW, view: view(name), page },
    language: 'zh',
    elder: false,
    now: NOW,
    link: 'connecting',
    age: 0,
    sending: 'idle',
    formId: 'phone-12345678',
    path: '/m/token',
    ...change,
  };
}

describe('weight, gzipped', () => {
  test(`the script stays within ${SCRIPT_BUDGET} bytes`, () => {
    expect(gz(all('.js'))).toBeLessThanOrEqual(SCRIPT_BUDGET);
  });

  test.each(viewNames)(`the whole page of %s stays within ${PAGE_BUDGET} bytes`, (name) => {
    const session = sessionOf(name);
    const html = entry.renderGuide(session).body + JSON.stringify(session.picture) + all('.css');
    expect(gz(all('.js')) + gz(html)).toBeLessThanOrEqual(PAGE_BUDGET);
  });

  test('there is nothing else to load: no font, no image, no second script', () => {
    expect(
      Object.keys(files)
        .map((name) => name.replace(/-.*\./, '.'))
        .sort(),
    ).toEqual(['entry.js', 'guide.css']);
    expect(all('.css')).not.toMatch(/@font-face|url\(/);
  });
});

describe('old phones', () => {
  test('the script calls nothing that Chrome 87 or Safari 14 lacks', () => {
    const newer =
      /\.at\(-?\d|Object\.(hasOwn|groupBy)\b|structuredClone|randomUUID|\.(findLast|toSorted|toReversed|toSpliced)\b|AbortSignal\.(timeout|any)|Promise\.withResolvers|WeakRef|\bstatic\s*\{/;
    expect(all('.js')).not.toMatch(newer);
  });

  test('the style uses nothing that Chrome 87 or Safari 14.0 lacks', () => {
    const newer =
      /:(where|is|has)\(|[;{]inset:|aspect-ratio|color-mix|\d(dvh|svh)|@layer|@container/;
    expect(all('.css')).not.toMatch(newer);
    expect(all('.css')).not.toMatch(/(^|[;{])(row-|column-)?gap:/);
  });
});

describe('the first picture', () => {
  test('O1 has the place in line before any script', () => {
    const { body, title } = entry.renderGuide(sessionOf('waiting'));
    const text = body
      .replace(/<!--.*?-->/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('前面还有 4 人');
    expect(text).toContain('约 8–15 分钟');
    expect(title).toBe('A012 请到 彩超 候检');
  });

  test.each(viewNames)('V1 a VVIP’s name is nowhere in the page of %s', (name) => {
    const picture = { ...sessionOf(name).picture, page: vvipPage() };
    for (const language of ['zh', 'en'] as const) {
      const { body, title } = entry.renderGuide(sessionOf(name, { picture, language }));
      expect(title + body).not.toContain('张');
      expect(body).toContain('V003');
    }
  });

  test('names are text, never markup', () => {
    const evil = { ...page, name: '<img src=x onerror=alert(1)>' };
    const picture = { ...sessionOf('waiting').picture, page: evil };
    expect(entry.renderGuide(sessionOf('waiting', { picture })).body).not.toContain('<img');
  });

  test.each(['unknown', 'expired', 'busy', 'down', 'guide'] as const)(
    '%s says what to do',
    (kind) => {
      for (const language of ['zh', 'en'] as const) {
        const { body, title } = entry.renderTrouble(kind, language, '/m/x');
        expect(body).toContain(title);
        expect(body).toMatch(/前台|大屏|再试|desk|screens|again/);
      }
    },
  );
});
