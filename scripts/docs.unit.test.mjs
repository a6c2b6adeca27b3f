import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot, root } from './lib/paths.mjs';

const images = inRoot('docs', 'images');
/** README opens over hospital lines too. */
const mostImageBytes = 300_000;

const pages = [
  inRoot('README.md'),
  inRoot('CHANGELOG.md'),
  ...readdirSync(inRoot('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => inRoot('docs', name)),
].map((file) => ({ name: relative(root, file), file, text: readFileSync(file, 'utf8') }));

/** @param {string} text @returns {string[]} what follows `npm run`, and `start` and `test` */
function commandsIn(text) {
  const found = text.matchAll(/\bnpm (?:run (?:--\S+ )*([\w:-]+)|(start|test)\b)/g);
  return [...found].map(([, script, short]) => script ?? short ?? '');
}

/** @param {string} text @returns {string[]} addresses of links and pictures within the repository */
function linksIn(text) {
  const prose = text.replaceAll(/```.*?```/gs, '').replaceAll(/`[^`\n]*`/g, '');
  const found = [...prose.matchAll(/\]\(<?([^)\s>]+)>?\)/g)].map(([, address = '']) => address);
  return found.filter((address) => !/^(?:[a-z]+:|#)/.test(address));
}

/** @param {string} file @param {string} address */
const target = (file, address) => join(dirname(file), decodeURI(address.split('#')[0] ?? ''));

describe.each(pages)('$name', ({ file, text }) => {
  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
    expect(commandsIn(text).filter((command) => !(command in scripts))).toEqual([]);
  });

  it('links only to what is there', () => {
    expect(linksIn(text).filter((address) => !existsSync(target(file, address)))).toEqual([]);
  });
});

describe('the README', () => {
  it('leads with the two commands', () => {
    const readme = readFileSync(inRoot('README.md'), 'utf8');
    const first = /```sh\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(commandsIn(first)).toEqual(['start', 'test']);
  });
});

describe('the pictures', () => {
  const names = readdirSync(images);

  it('are small', () => {
    const large = names.filter((name) => statSync(join(images, name)).size > mostImageBytes);
    expect(large).toEqual([]);
  });

  it('are all shown somewhere', () => {
    const shown = new Set(
      pages.flatMap(({ file, text }) => linksIn(text).map((a) => target(file, a))),
    );
    expect(names.filter((name) => !shown.has(join(images, name)))).toEqual([]);
  });
});
