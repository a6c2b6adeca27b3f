import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type App } from '../../platform/http/index.ts';
import { Sounds, voiceRoutes, type VoiceDesk } from './index.ts';
import type { VoiceProvider } from './providers/provider.ts';
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
    name: 'espeak-ng',
    id: 'hum',
    languages: ['zh', 'en'],
    atOnce: 2,
    patienceMs: 3000,
    limitMs: 3000,
    async render(text) {
      asked.push(text);
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
      if (text === 'silence') throw new Error('not today');
      return writeWav({ rate: 8000, samples });
    },
  };
  return { asked, provider, most: () => most };
}

const open = async (provider: VoiceProvider, mostBytes?: number) => {
  const failures: unknown[] = [];
  const sounds = await Sounds.open({
    dataDir,
    secret: 'of this test',
    providers: [provider],
    onFailure: (error) => failures.push(error),
    ...(mostBytes && { mostBytes }),
  });
  return { sounds, store: sounds.store, renderer: sounds, failures };
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
    expect(failures.map(String)).toEqual([
      'Error: espeak-ng: not today',
      expect.stringContaining('ENOENT'),
    ]);
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
});

describe('GET /voice/:file', () => {
  let app: App;
  let name: string;
  let sounds: Sounds;
  let asked: string[];
  beforeEach(async () => {
    const voice = hum();
    ({ asked } = voice);
    ({ sounds } = await open(voice.provider));
    name = (await sounds.render('请', 'zh'))!.name;
    writeFileSync(join(dataDir, 'secret.txt'), 'secret');
    writeFileSync(join(folder(), 'other.wav'), 'not ours');
    const logger = pino({ level: 'silent' });
    ({ app } = await createHttp({ logger, publicUrl: undefined, trustProxy: false }));
    await voiceRoutes(app, sounds, {} as VoiceDesk);
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

  it('renders a sentence again that another node has rendered, or that was dropped', async () => {
    const url = sounds.address({ name: `${'f'.repeat(32)}.wav`, durationMs: 500 }, '请进', 'zh');
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.rawPayload.length, asked]).toEqual([
      200,
      8044,
      ['请', '请进'],
    ]);
    await app.inject(url);
    expect(asked.length).toBe(2);
  });

  it('renders nothing that no server has asked for', async () => {
    const url = sounds.address({ name: `${'f'.repeat(32)}.wav`, durationMs: 500 }, '请进', 'zh');
    const wrong = [
      url.replace('l=zh', 'l=en'),
      url.replace(/t=[^&]+/, 't=%E6%BB%9A'),
      url.split('&s')[0]!,
    ];
    for (const each of wrong) expect((await app.inject(each)).statusCode).toBe(404);
    expect(asked).toEqual(['请']);
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
