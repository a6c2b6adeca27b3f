/**
 * `npm run client`: writes the types of the screens' client from the server's own description of its
 * interface. `--check` changes nothing and fails where the file is not what the server says.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTs, { astToString } from 'openapi-typescript';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { withServer } from './lib/short-server.mjs';
import { ensureRedis } from './lib/tools.mjs';

const file = inRoot('workstation', 'src', 'api', 'interface.ts');
const head = `/** What the server's REST interface takes and answers; written by \`npm run client\`. */
`;

await runMain(async () => {
  await ensurePackages();
  await ensureRedis();
  const folder = mkdtempSync(join(tmpdir(), 'daozhen-client-'));
  try {
    const description = /** @type {{ paths: Record<string, object> }} */ (
      await withServer(folder, describe)
    );
    const text = head + (await typesOf(description));
    if (!process.argv.includes('--check')) {
      writeFileSync(file, text);
      return 0;
    }
    if (readFileSync(file, 'utf8') === text) return 0;
    say('接口已变，请运行 npm run client · the interface has changed: run npm run client');
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} url */
async function describe(url) {
  const answer = await fetch(`${url}/api/openapi.json`);
  return answer.json();
}

/**
 * The types, in an order that does not depend on which module is registered first.
 * @param {{ paths: Record<string, object> }} description
 */
async function typesOf(description) {
  const paths = Object.entries(description.paths).sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = { ...description, paths: Object.fromEntries(paths) };
  return astToString(await openapiTs(JSON.stringify(sorted), { exportType: true }));
}
