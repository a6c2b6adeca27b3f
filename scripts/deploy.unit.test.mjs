import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.mjs';

/** @param {string} name a file below deploy/ */
const read = (name) => readFileSync(inRoot('deploy', name), 'utf8');

const known = new Set(
  [...readFileSync(inRoot('docs', 'settings.md'), 'utf8').matchAll(/^## (\w+)$/gm)].map(
    ([, name]) => name,
  ),
);
/** Settings of other programs and of compose itself. */
const others = new Set([
  'POSTGRES_PASSWORD',
  'POSTGRES_USER',
  'POSTGRES_DB',
  'TLS_FOLDER',
  'LC_ALL',
]);

/** @param {string} text @param {RegExp} pattern with the name as its group */
const unknown = (text, pattern) =>
  [...text.matchAll(pattern)]
    .map(([, name = '']) => name)
    .filter((name) => !known.has(name) && !others.has(name));

describe('deploy', () => {
  it.each([
    ['systemd/daozhen.env', /^([A-Z_]+)=/gm],
    ['systemd/daozhen.service', /^Environment=([A-Z_]+)=/gm],
    ['container/example.env', /^([A-Z_]+)=/gm],
    ['container/compose.yaml', /^ {6}([A-Z_]+): /gm],
    ['container/compose.yaml', /\$\{([A-Z_]+)/g],
    ['container/Dockerfile', /\b([A-Z_]+)=(?!\S*:)/g],
  ])('%s names only settings that exist', (file, pattern) => {
    expect(read(file)).toMatch(pattern);
    expect(unknown(read(file), pattern)).toEqual([]);
  });

  it('keeps what was acknowledged on the disk wherever Redis runs', () => {
    expect(read('systemd/redis-daozhen.conf')).toContain('\nappendfsync always\n');
    expect(read('container/compose.yaml')).toContain('--appendfsync always');
  });

  it('the image starts what the bundle holds', () => {
    const dockerfile = read('container/Dockerfile');
    expect(dockerfile).toContain('npm run bundle');
    expect(dockerfile).toContain('ENTRYPOINT ["/opt/daozhen/bin/daozhen"]');
    expect(existsSync(inRoot('deploy', 'bin', 'daozhen'))).toBe(true);
  });

  it('compose mounts files that are there', () => {
    const mounts = [...read('container/compose.yaml').matchAll(/^ {6}- (\.\S+?):/gm)];
    expect(mounts.length).toBeGreaterThan(1);
    const missing = mounts.filter(
      ([, path = '']) => !existsSync(join(inRoot('deploy', 'container'), path)),
    );
    expect(missing).toEqual([]);
  });

  it.each(['nginx/upstreams.conf', 'container/upstreams.conf'])(
    '%s defines what the proxy passes to',
    (file) => {
      const used = [...read('nginx/daozhen.conf').matchAll(/proxy_pass http:\/\/(\w+);/g)];
      for (const [, name = ''] of used) expect(read(file)).toContain(`upstream ${name} {`);
    },
  );
});
