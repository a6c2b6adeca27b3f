import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAzure } from '../../../test-support/voice/fake-azure.ts';
import { azureVoice, type AzureOptions } from './providers/azure.ts';
import { durationMs, readWav } from './wav.ts';

const voices = { zh: 'zh-CN-XiaoxiaoNeural', en: 'en-GB-SoniaNeural', yue: 'zh-HK-HiuMaanNeural' };
const never = new AbortController().signal;
let azure: FakeAzure;
let endpoint: string;

beforeEach(async () => {
  azure = new FakeAzure();
  endpoint = await azure.start();
});
afterEach(() => azure.stop());

const voice = (options: Partial<AzureOptions> = {}) =>
  azureVoice({ key: FakeAzure.key, endpoint, voices, ...options });

describe('Azure Speech, on a service of our own', () => {
  it('renders Chinese, English and Cantonese, each in its voice, as the sound we asked for', async () => {
    const provider = voice();
    for (const language of ['zh', 'en', 'yue'] as const) {
      const sound = readWav(await provider.render('A & B <1>', language, never));
      expect([sound.rate, durationMs(sound)]).toEqual([24_000, 500]);
    }
    // The client puts the header of the file before it.
    expect([...azure.formats]).toEqual(['raw-24khz-16bit-mono-pcm']);
    expect(azure.asked.map((ssml) => /voice name="([^"]+)"/.exec(ssml)?.[1])).toEqual([
      voices.zh,
      voices.en,
      voices.yue,
    ]);
    expect(azure.asked[2]).toContain('xml:lang="zh-HK"');
    expect(azure.asked[0]).toContain('A &amp; B &lt;1&gt;');
  });

  it('keeps its connection from one sentence to the next, and opens another when it was cut', async () => {
    const provider = voice();
    await provider.render('一', 'zh', never);
    await provider.render('二', 'zh', never);
    expect(azure.connections).toBe(1);
    azure.cut();
    await expect
      .poll(() => provider.render('三', 'zh', never).then(({ length }) => length))
      .toBeGreaterThan(1000);
    expect(azure.connections).toBe(2);
  });

  it('several sentences at once have a connection each', async () => {
    const provider = voice();
    await Promise.all(['一', '二', '三'].map((text) => provider.render(text, 'zh', never)));
    expect(azure.asked.length).toBe(3);
  });

  it('a service that hangs is left when the limit is reached', async () => {
    azure.mood = 'hangs';
    const limit = new AbortController();
    const said = voice().render('请', 'zh', limit.signal);
    await expect.poll(() => azure.asked.length).toBe(1);
    limit.abort(new Error('no sound within 5000 ms'));
    await expect(said).rejects.toThrow('5000 ms');
  });

  it.each([
    ['a wrong key', {}, 'refuses', 'refused: 401, check the key and region'],
    ['another key', { key: 'another-key-of-32-signs-for-the-x' }, 'speaks', 'refused: 401'],
    ['a service that fails', {}, 'fails', '1011'],
    ['a line that is cut', {}, 'vanishes', '1006'],
    ['nobody there', { endpoint: 'http://127.0.0.1:9' }, 'speaks', 'ECONNREFUSED'],
  ] as const)('%s is told in a few words, without the key', async (_name, options, mood, why) => {
    azure.mood = mood;
    const said = voice(options).render('请', 'zh', never);
    const error = await said.catch((failure: Error) => failure);
    expect(String(error)).toContain(why);
    expect(String(error)).not.toContain(FakeAzure.key);
  });
});

it('the SDK is loaded by the first sentence, not before', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { Sounds } from './src/queue/voice/index.ts';
    const loaded = () =>
      Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('cognitiveservices'));
    const sounds = await Sounds.open({
      dataDir: process.argv[1], secret: 's', onFailure: () => {},
      azure: { key: 'k', endpoint: 'http://127.0.0.1:9', voices: ${JSON.stringify(voices)} },
    });
    const before = loaded();
    await sounds.render('请', 'zh');
    console.log(JSON.stringify([before, loaded()]));
    process.exit(0);
  `;
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
  const cwd = join(import.meta.dirname, '../../..');
  const args = ['--input-type=module', '-e', program, dataDir];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  rmSync(dataDir, { recursive: true, force: true });
  expect(JSON.parse(stdout)).toEqual([false, true]);
});
