import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeTiming } from '../../../test-support/voice/fake-timing.ts';
import { Sounds } from './index.ts';
import type { VoiceProvider } from './providers/provider.ts';
import { writeWav } from './wav.ts';

let dataDir: string;
let timing: FakeTiming;
let failures: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
  timing = new FakeTiming();
  failures = [];
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const samples = Int16Array.from({ length: 4000 }, (_, i) => (i % 2 ? 9000 : -9000));
const sound = writeWav({ rate: 8000, samples });

/** A voice that answers when told; the first is impatient, like a service far away. */
function voice(name: VoiceProvider['name'], atOnce = 4) {
  const asked: { text: string; answer(file?: Buffer): void; fail(why: string): void }[] = [];
  const aborted: string[] = [];
  const provider: VoiceProvider = {
    name,
    id: name,
    languages: ['zh', 'en'],
    atOnce,
    patienceMs: name === 'azure' ? 500 : 3000,
    limitMs: name === 'azure' ? 5000 : 3000,
    render: (text, _language, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => aborted.push(text));
        const answer = (file = sound) => resolve(file);
        asked.push({ text, answer, fail: (why) => reject(new Error(why)) });
      }),
  };
  return { provider, asked, aborted };
}

async function open() {
  const [azure, espeak] = [voice('azure'), voice('espeak-ng', 2)];
  const sounds = await Sounds.open({
    dataDir,
    secret: 'of this test',
    providers: [azure.provider, espeak.provider],
    timing,
    onFailure: (error) => failures.push((error as Error).message),
  });
  const health = (name: string) => sounds.health().find((one) => one.name === name)!;
  /** Asks for a sentence and lets Azure fail at once; espeak-ng says it. */
  const failOnce = async (text: string) => {
    const said = sounds.render(text, 'zh');
    await timing.pass(0);
    azure.asked.at(-1)!.fail('refused');
    await timing.pass(0);
    espeak.asked.at(-1)!.answer();
    return said;
  };
  return { sounds, azure, espeak, health, failOnce };
}

it('the first voice that answers is heard; the next is not even asked', async () => {
  const { sounds, azure, espeak } = await open();
  const said = sounds.render('请', 'zh');
  await timing.pass(400);
  azure.asked[0]!.answer();
  expect(await said).toMatchObject({ durationMs: 500 });
  expect(espeak.asked).toEqual([]);
});

it('a hanging voice costs a call half a second, and after three of them nothing', async () => {
  const { sounds, azure, espeak, health } = await open();
  for (const text of ['一', '二', '三']) {
    const said = sounds.render(text, 'zh');
    await timing.pass(499);
    expect(espeak.asked.map((one) => one.text)).not.toContain(text);
    await timing.pass(1);
    espeak.asked.at(-1)!.answer();
    expect(await said).toBeDefined();
    await timing.pass(4500);
  }
  expect(azure.aborted).toEqual(['一', '二', '三']);
  expect(failures).toEqual(Array.from({ length: 3 }, () => 'azure: no sound within 5000 ms'));
  expect(health('azure')).toMatchObject({ state: 'resting', restsMs: 30_000 });
  expect(sounds.speaker).toBe('espeak-ng');
  const said = sounds.render('四', 'zh');
  await timing.pass(0);
  espeak.asked.at(-1)!.answer();
  expect(await said).toBeDefined();
  expect(azure.asked.length).toBe(3);
});

it('the better sound that comes too late is there the next time', async () => {
  const { sounds, azure, espeak } = await open();
  const first = sounds.render('请', 'zh');
  await timing.pass(500);
  espeak.asked[0]!.answer();
  const poor = await first;
  azure.asked[0]!.answer();
  await timing.pass(0);
  const again = sounds.render('请', 'zh');
  expect((await again)?.name).not.toBe(poor?.name);
  expect(await sounds.best('请', 'zh')).toEqual(await again);
  expect([azure.asked.length, espeak.asked.length, failures]).toEqual([1, 1, []]);
});

it('a failing voice rests, and is asked once when its rest is over', async () => {
  const { sounds, azure, espeak, health, failOnce } = await open();
  for (const text of ['一', '二', '三']) expect(await failOnce(text)).toBeDefined();
  expect(health('azure')).toMatchObject({ state: 'resting', failure: 'refused' });
  await timing.pass(30_000);
  const both = [sounds.render('四', 'zh'), sounds.render('五', 'zh')];
  await timing.pass(0);
  expect([azure.asked.length, azure.asked[3]?.text]).toEqual([4, '四']);
  azure.asked[3]!.answer();
  espeak.asked.at(-1)!.answer();
  await Promise.all(both);
  expect(health('azure').state).toBe('ready');
});

it('sentences that hang never keep others from the next voice', async () => {
  const { sounds, azure, espeak } = await open();
  const texts = ['一', '二', '三', '四', '五'];
  const said = texts.map((text) => sounds.render(text, 'zh'));
  await timing.pass(0);
  // The fifth finds the first voice busy with four and goes on at once.
  expect([azure.asked.length, espeak.asked.map(({ text }) => text)]).toEqual([4, ['五']]);
  espeak.asked[0]!.answer();
  await timing.pass(500);
  for (let n = 1; n < 5; n += 1) {
    espeak.asked[n]!.answer();
    await said[n - 1];
  }
  expect(await Promise.all(said)).toHaveLength(5);
});

it('what is no sound, or is silent, counts as a failure', async () => {
  const { sounds, azure, espeak, health } = await open();
  const silence = writeWav({ rate: 8000, samples: new Int16Array(4000) });
  for (const file of [Buffer.from('<html>'), silence]) {
    const said = sounds.render(String(file.length), 'zh');
    await timing.pass(0);
    azure.asked.at(-1)!.answer(file);
    await timing.pass(0);
    espeak.asked.at(-1)!.answer();
    expect(await said).toBeDefined();
  }
  expect(failures).toEqual(['azure: not a WAV file', 'azure: nothing is to be heard']);
  expect(health('azure').state).toBe('ready');
});

it('a language no voice of the server has is left to the displays', async () => {
  const { sounds, azure, espeak } = await open();
  expect(await sounds.render('請', 'yue')).toBeUndefined();
  expect([azure.asked, espeak.asked]).toEqual([[], []]);
});
