import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { VoiceLanguage } from '@daozhen/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sounds } from './index.ts';
import { callPhrase, doorPhrase, passedPhrase, recallPhrase } from './phrases.ts';
import { espeakVoice, hasEspeak } from './providers/espeak.ts';
import { durationMs, levelDb, peak, readWav, silenceMs, tidy } from './wav.ts';

const person = { name: '欧阳小明', masked: '欧**明', sex: 'M' as const, vvip: false };
const where = {
  room: { name: '彩超2室', nameEn: 'Ultrasound Room 2' },
  action: '检查',
  actionEn: 'examination',
};
const sentences = [
  callPhrase({ ticket: 'A012', person }, where),
  callPhrase({ ticket: 'V003' }, where),
  recallPhrase({ ticket: 'B1057', person }, where, 3),
  doorPhrase({ ticket: 'A013', person }, where.room),
  passedPhrase({ ticket: 'A013' }, where.room),
];
const never = new AbortController().signal;
const run = promisify(execFile);

/** Syllables of Chinese: characters, and letters by their names. */
const syllables = (zh: string) => zh.match(/\p{Script=Han}|[A-Z]/gu)?.length ?? 0;

beforeAll(async () => {
  if (await hasEspeak()) return;
  throw new Error('espeak-ng is missing: install it (npm test does), the voice cannot be proved');
});

describe('espeak-ng', () => {
  it.each(sentences)(
    'speaks “$zh” in a plausible time, without long silence or clipping, as loud as all others',
    async (one) => {
      for (const language of ['zh', 'en', 'yue'] as const) {
        const text = language === 'en' ? one.en : one.zh;
        const raw = await espeakVoice().render(text, language, never);
        const sound = tidy(readWav(raw), 60, 0.708)!;
        // A hall wants some 2.5 to 5 syllables a second; English has 8 to 25 letters.
        const perUnit = durationMs(sound) / (language === 'en' ? text.length : syllables(text));
        const [least, most] = language === 'en' ? [40, 125] : [190, 420];
        expect(perUnit).toBeGreaterThan(least);
        expect(perUnit).toBeLessThan(most);
        const { before, after } = silenceMs(sound);
        expect(before).toBeLessThanOrEqual(61);
        expect(after).toBeLessThanOrEqual(61);
        expect(peak(sound)).toBeCloseTo(0.708, 2);
        expect(levelDb(sound)).toBeGreaterThan(-26);
        expect(levelDb(sound)).toBeLessThan(-14);
      }
    },
  );

  it.each([
    ['zh', 'cmn-latn-pinyin', /^tS;h'i\d+N_\| 'ei\d+_\| l'i\d+N_\| j'i\d+_\| '@r\d+_\|/],
    ['yue', 'yue-latn-jyutping', /^c'ing2_\| 'a1_\| l'ing4_\| j'a1t_\| j'i6_\|/],
  ])('reads %s as such, not its spelling as English', async (_language, voice, phonemes) => {
    const args = ['-b', '1', '-q', '-x', '-v', voice, '请A零一二号，到彩超二室检查'];
    const { stdout } = await run('espeak-ng', args);
    expect(stdout).not.toContain('(en)');
    // q-ing, l-ing, y-i, er: the tones follow as digits.
    expect(stdout).toMatch(phonemes);
  });

  it('different tickets sound different, and so do the three languages', async () => {
    const render = async (ticket: string, language: VoiceLanguage = 'zh') =>
      readWav(await espeakVoice().render(callPhrase({ ticket }, where).zh, language, never))
        .samples;
    expect(await render('A012')).toEqual(await render('A012'));
    expect(await render('A012')).not.toEqual(await render('A013'));
    expect(await render('A012')).not.toEqual(await render('A012', 'yue'));
  });

  it('a text that looks like an option or like markup is spoken, nothing else', async () => {
    for (const text of ['--version', '-w x.wav', '<audio src="/etc/passwd"/>']) {
      const sound = readWav(await espeakVoice().render(text, 'en', never));
      expect(durationMs(sound)).toBeGreaterThan(300);
    }
  });
});

describe('the files displays play, measured by another program', () => {
  it('have neither silence nor clipping, and are equally loud in all languages', async (test) => {
    const sox = await run('sox', ['--version']).catch(() => undefined);
    if (!sox) return test.skip('sox is not installed');
    const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const sounds = await Sounds.open({ dataDir, secret: 's', onFailure });
    const one = sentences[0]!;
    const levels: number[] = [];
    for (const language of ['zh', 'en', 'yue'] as const) {
      const made = await sounds.render(language === 'en' ? one.en : one.zh, language);
      const file = join(sounds.store.folder, made!.name);
      const whole = await soxStat(file);
      // Cut by sox's own idea of silence, 2% of full scale: what is left is nearly everything.
      const cut = await soxStat(file, [
        'silence',
        '1',
        '0',
        '2%',
        'reverse',
        'silence',
        '1',
        '0',
        '2%',
      ]);
      expect(Math.abs(whole.seconds * 1000 - made!.durationMs)).toBeLessThan(2);
      expect((whole.seconds - cut.seconds) * 1000).toBeLessThan(400);
      expect(whole.peak).toBeGreaterThan(0.7);
      expect(whole.peak).toBeLessThan(0.72);
      levels.push(20 * Math.log10(whole.rms));
    }
    rmSync(dataDir, { recursive: true, force: true });
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(6);
    expect(failures).toEqual([]);
  });
});

/** Length, loudest sample and root mean square of a file by sox. */
async function soxStat(file: string, effects: readonly string[] = []) {
  const { stderr } = await run('sox', [file, '-n', ...effects, 'stat']);
  const figure = (name: RegExp) =>
    Number(new RegExp(`${name.source}: *(-?[\\d.]+)`).exec(stderr)?.[1]);
  return {
    seconds: figure(/Length \(seconds\)/),
    peak: Math.max(figure(/Maximum amplitude/), -figure(/Minimum amplitude/)),
    rms: figure(/RMS {5}amplitude/),
  };
}

describe('what cannot be rendered says why', () => {
  const hangs = `${import.meta.dirname}/../../../test-support/voice/never-ends.sh`;

  it.each([
    ['without the program', 'no-such-program', 'ENOENT'],
    ['when the program fails', 'false', 'ended with 1'],
    ['when it takes too long', hangs, 'aborted'],
  ])('%s', async (_when, command, why) => {
    const signal = AbortSignal.timeout(command === hangs ? 200 : 3000);
    await expect(espeakVoice(command).render('请', 'zh', signal)).rejects.toThrow(why);
  });

  it('and a machine without the program is known to be one', async () => {
    expect(await hasEspeak('no-such-program')).toBe(false);
  });
});

describe('espeak-ng absent', () => {
  it('is told by the health of the voices, and calls are left to the displays’ own voice', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-voice-'));
    const failures: string[] = [];
    const onFailure = (error: unknown) => failures.push(String(error));
    const espeak = 'no-such-program';
    const sounds = await Sounds.open({ dataDir, secret: 's', onFailure, espeak });
    expect(sounds.health().map(({ name, state }) => `${name} ${state}`)).toEqual([
      'azure off',
      'espeak-ng absent',
      'browser ready',
    ]);
    expect(sounds.speaker).toBe('browser');
    expect(await sounds.render('请', 'zh')).toBeUndefined();
    expect(failures).toEqual([]);
    rmSync(dataDir, { recursive: true, force: true });
  });
});
