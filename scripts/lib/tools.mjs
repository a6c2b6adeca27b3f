import { exec, which } from './exec.mjs';
import { say, Stop } from './say.mjs';
import { installTool } from './system-packages.mjs';
import { isUsableRedis } from './versions.mjs';

/**
 * Where a usable Redis or Valkey server lies on PATH.
 * @returns {Promise<string | undefined>} undefined if there is none or only one that is too old
 */
export async function findRedis() {
  for (const name of ['redis-server', 'valkey-server']) {
    const file = which(name);
    if (file && isUsableRedis((await exec(file, ['--version'])).output)) return file;
  }
  return undefined;
}

/** Makes sure that a Redis can be run, unless REDIS_URL names one that runs already. */
export async function ensureRedis() {
  if (process.env['REDIS_URL'] || (await findRedis())) return;
  say('安装 Redis · installing Redis …');
  const { reason } = await installTool('redis');
  if (await findRedis()) return;
  throw new Stop(
    '需要 Redis 7.0 或 Valkey 7.2 以上版本:请安装 redis-server,或用 REDIS_URL 指定已有的服务。',
    `Redis >= 7.0 or Valkey >= 7.2 is needed: install redis-server or set REDIS_URL. ${reason}`,
  );
}

/** The tests drive a real browser. */
export async function ensureChromium() {
  if (process.env['CHROMIUM_PATH'] || which('chromium')) return;
  say('安装 Chromium · installing Chromium for the browser tests …');
  const { reason } = await installTool('chromium');
  if (which('chromium')) return;
  throw new Stop(
    '浏览器测试需要 Chromium:请安装,或用 CHROMIUM_PATH 指定。',
    `The browser tests need Chromium: install it or set CHROMIUM_PATH. ${reason}`,
  );
}

/**
 * The offline voice. Without it displays speak with their browser's own voice, so a start goes on.
 * @param {{ required: boolean }} options
 */
export async function ensureEspeak({ required }) {
  if (which('espeak-ng')) return;
  if (!required) {
    say('未找到 espeak-ng:由显示屏的浏览器播报 · no espeak-ng: displays use their browser voice');
    return;
  }
  say('安装 espeak-ng · installing espeak-ng …');
  const { reason } = await installTool('espeak');
  if (which('espeak-ng')) return;
  throw new Stop(
    '语音测试需要 espeak-ng:请安装。',
    `The voice tests need espeak-ng: install it. ${reason}`,
  );
}
