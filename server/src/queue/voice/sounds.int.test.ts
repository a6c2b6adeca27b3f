import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type App } from '../../platform/http/index.ts';
import { browserVoice, openSounds, voiceRoutes, type VoiceProvider } from './index.ts';
import { writeWav } from './wav.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const folder = () => join(dataDir, 'voice');

/** A voice whose every sentence takes half a second; counts what it was asked. */
function hum() {
  const asked: string[] = [];
  let most = 0;
  let running = 0;
  const samples = Int16Array.from({ length: 4000 }, (_, i) => (i % 2 ? 9000 : -9000));
  const provider: VoiceProvider = {
    id: 'hum',
    async render(text) {
      asked.push(text);
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
      return text === 'silence' ? undefined : writeWav({ rate: 8000, samples });
    },
  };
  return { asked, provider, most: () => most };
}

const open = (provider: VoiceProvider, mostBytes?: number) => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  return openSounds({ dataDir, provider, onFailure, ...(mostBytes && { mostBytes }) }).then(
    (sounds) => ({ ...sounds, failures }),
  );
};

describe('rendered sentences', () => {
  it('are rendered once, however often they are said, and known after a restart', async () => {
    const { asked, provider } = hum();
    const first = await open(provider);
    const both = await Promise.all([
      first.renderer.render('请', 'zh'),
      first.renderer.render('请', 'zh'),
    ]);
    expect(both[0]).toEqual({
      name: expect.stringMatching(/^[0-9a-f]{32}\.wav$/),
      durationMs: 500,
    });
    expect(both[1]).toEqual(both[0]);
    expect(await first.renderer.render('请', 'zh')).toEqual(both[0]);
    const second = await open(provider);
    expect(await second.renderer.render('请', 'zh')).toEqual(both[0]);
    expect(asked).toEqual(['请']);
  });

  it('another language or another voice is another file', async () => {
    const { provider } = hum();
    const { renderer } = await open(provider);
    const other = (await open({ ...provider, id: 'hum louder' })).renderer;
    const names = [
      await renderer.render('A', 'zh'),
      await renderer.render('A', 'en'),
      await other.render('A', 'zh'),
    ].map((one) => one?.name);
    expect(new Set(names).size).toBe(3);
  });

  it('never render more than two at a time', async () => {
    const { provider, most } = hum();
    const { renderer } = await open(provider);
    await Promise.all(Array.from({ length: 9 }, (_, i) => renderer.render(`${i}`, 'zh')));
    expect(most()).toBe(2);
  });

  it('that cannot be rendered or stored are undefined and tried again', async () => {
    const { asked, provider } = hum();
    const { renderer, failures } = await open(provider);
    expect(await renderer.render('silence', 'zh')).toBeUndefined();
    rmSync(folder(), { recursive: true });
    expect(await renderer.render('请', 'zh')).toBeUndefined();
    expect(failures.length).toBe(1);
    await open(provider);
    expect(await renderer.render('请', 'zh')).toMatchObject({ durationMs: 500 });
    expect(asked).toEqual(['silence', '请', '请']);
  });

  it('a broken file is rendered again', async () => {
    const { provider } = hum();
    const made = await (await open(provider)).renderer.render('请', 'zh');
    writeFileSync(join(folder(), made!.name), 'broken');
    expect(await (await open(provider)).renderer.render('请', 'zh')).toEqual(made);
    expect(statSync(join(folder(), made!.name)).size).toBe(8044);
  });

  it('the least recently used go when there are too many', async () => {
    const { provider } = hum();
    const { renderer, store } = await open(provider, 3 * 8044);
    const names: string[] = [];
    for (const text of ['1', '2', '3']) names.push((await renderer.render(text, 'zh'))!.name);
    await renderer.render('1', 'zh');
    names.push((await renderer.render('4', 'zh'))!.name);
    expect(names.map((name) => store.has(name))).toEqual([true, false, true, true]);
    expect(new Set(readdirSync(folder()))).toEqual(new Set([names[0], names[2], names[3]]));
    expect(store.bytes).toBe(3 * 8044);
  });

  it('an unfinished write and strangers are removed at start, the oldest first beyond the bound', async () => {
    const { provider } = hum();
    const { renderer } = await open(provider);
    const old = (await renderer.render('1', 'zh'))!.name;
    const young = (await renderer.render('2', 'zh'))!.name;
    utimesSync(join(folder(), old), 1000, 1000);
    writeFileSync(join(folder(), 'x.part'), 'half');
    await open(provider, 8044);
    expect(readdirSync(folder())).toEqual([young]);
  });

  it('without any voice of its own the server leaves it to the displays', async () => {
    const { renderer, provider } = await open(browserVoice);
    expect(provider).toBe('browser');
    expect(await renderer.render('请', 'zh')).toBeUndefined();
  });
});

describe('GET /voice/:file', () => {
  let app: App;
  let name: string;
  beforeEach(async () => {
    const sounds = await open(hum().provider);
    name = (await sounds.renderer.render('请', 'zh'))!.name;
    writeFileSync(join(dataDir, 'secret.txt'), 'secret');
    writeFileSync(join(folder(), 'other.wav'), 'not ours');
    const logger = pino({ level: 'silent' });
    ({ app } = await createHttp({ logger, publicUrl: undefined, trustProxy: false }));
    await voiceRoutes(app, sounds.store);
  });
  afterEach(() => app.close());

  it('serves a sentence to be kept for ever', async () => {
    const answer = await app.inject(`/voice/${name}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'audio/wav',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
    expect(answer.rawPayload.length).toBe(8044);
  });

  it('serves a part of it, which some browsers insist on', async () => {
    const range = { range: 'bytes=0-1' };
    const answer = await app.inject({ url: `/voice/${name}`, headers: range });
    expect([answer.statusCode, answer.body]).toEqual([206, 'RI']);
  });

  it.each([
    'other.wav',
    '0'.repeat(32) + '.wav',
    '..%2Fsecret.txt',
    '%2e%2e%2fsecret.txt',
    '..%5csecret.txt',
    'x%00.wav',
    'x'.repeat(300),
  ])('nothing else: %s', async (file) => {
    const answer = await app.inject(`/voice/${file}`);
    expect([400, 404, 414]).toContain(answer.statusCode);
    expect(answer.body).not.toContain('secret');
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
  });
});
