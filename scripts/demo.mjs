/**
 * `npm run demo`: invented people walk through a morning. Uses the server that is running; where none is,
 * starts one of its own on a fresh data folder and stops it afterwards.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain, say, Stop } from './lib/say.mjs';

const port = process.env['PORT'] ?? '8080';
const url = `http://127.0.0.1:${port}`;
const readyMs = 5 * 60_000;

await runMain(async () => {
  await ensurePackages();
  if (await answers()) return walk();
  const server = await startServer();
  try {
    return await walk();
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  }
});

function walk() {
  say(`${url} — 打开浏览器观看 · open it and watch`);
  const main = inRoot('simulator', 'src', 'morning', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)], { env: { DAOZHEN_URL: url } });
}

/** @returns {Promise<boolean>} whether a server that is ready answers */
async function answers() {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

async function startServer() {
  const dataDir = inRoot('.cache', 'demo');
  rmSync(dataDir, { recursive: true, force: true });
  const server = spawn(process.execPath, [inRoot('scripts', 'start.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, PORT: port, DEMO: '1', DATA_DIR: dataDir },
  });
  const end = Date.now() + readyMs;
  while (Date.now() < end) {
    if (server.exitCode !== null) break;
    if (await answers()) return server;
    await delay(300);
  }
  server.kill('SIGINT');
  throw new Stop('演示服务器没有启动。', 'The demo server did not start.');
}
