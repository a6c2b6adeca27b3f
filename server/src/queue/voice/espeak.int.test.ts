import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { callPhrase, doorPhrase, passedPhrase, recallPhrase } from './phrases.ts';
import { espeakVoice, hasEspeak } from './providers/espeak.ts';
import { durationMs, peak, readWav, silenceMs, tidy } from './wav.ts';

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

beforeAll(async () => {
  if (await hasEspeak()) return;
  throw new Error('espeak-ng is missing: install it (npm test does), the voice cannot be proved');
});

describe('espeak-ng', () => {
  it.each(sentences)(
    'speaks “$zh” in a plausible time, without long silence or clipping',
    async (one) => {
      for (const language of ['zh', 'en'] as const) {
        const raw = await espeakVoice().render(one[language], language);
        const sound = tidy(readWav(raw!), 60, 0.708)!;
        const perSign = durationMs(sound) / one[language].length;
        // Speech is some 2.5 to 8 Chinese characters, or 8 to 25 letters, a second.
        expect(perSign).toBeGreaterThan(language === 'zh' ? 125 : 40);
        expect(perSign).toBeLessThan(language === 'zh' ? 400 : 125);
        const { before, after } = silenceMs(sound);
        expect(Math.max(before, after)).toBeLessThan(300);
        expect(peak(sound)).toBeCloseTo(0.708, 2);
      }
    },
  );

  it('reads Chinese as Mandarin, not its pinyin as English', async () => {
    const args = ['-b', '1', '-q', '-x', '-v', 'cmn-latn-pinyin', '请A零一二号，到彩超二室检查'];
    const { stdout } = await promisify(execFile)('espeak-ng', args);
    expect(stdout).not.toContain('(en)');
    // q-ing, l-ing, y-i, er: the tones follow as digits.
    expect(stdout).toMatch(/^tS;h'i\d+N_\| 'ei\d+_\| l'i\d+N_\| j'i\d+_\| '@r\d+_\|/);
  });

  it('different tickets sound different', async () => {
    const render = async (ticket: string) =>
      readWav((await espeakVoice().render(callPhrase({ ticket }, where).zh, 'zh'))!).samples;
    expect(await render('A012')).toEqual(await render('A012'));
    expect(await render('A012')).not.toEqual(await render('A013'));
  });

  it('a text that looks like an option or like markup is spoken, nothing else', async () => {
    for (const text of ['--version', '-w x.wav', '<audio src="/etc/passwd"/>']) {
      const sound = readWav((await espeakVoice().render(text, 'en'))!);
      expect(durationMs(sound)).toBeGreaterThan(300);
    }
  });
});

describe('what cannot be rendered is undefined', () => {
  const failing = async (command: string, timeoutMs = 3000) => {
    const reasons: string[] = [];
    const voice = espeakVoice({ command, timeoutMs, onFailure: (reason) => reasons.push(reason) });
    expect(await voice.render('请', 'zh')).toBeUndefined();
    return reasons.join();
  };

  it('without the program', async () => {
    expect(await hasEspeak('no-such-program')).toBe(false);
    expect(await failing('no-such-program')).toContain('ENOENT');
  });

  it('when the program fails', async () => {
    expect(await failing('false')).toContain('ended with 1');
  });

  it('when it takes too long', async () => {
    expect(
      await failing(`${import.meta.dirname}/../../../test-support/voice/never-ends.sh`, 200),
    ).toContain('200 ms');
  });
});
