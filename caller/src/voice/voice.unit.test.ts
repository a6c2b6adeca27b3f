import { describe, expect, it } from 'vitest';
import { person, room } from '../../test-support/fake-room.ts';
import { CallSpeech } from './call-speech.ts';
import { LocalVoice, windowsArguments } from './local-voice.ts';

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('what is announced', () => {
  it('is who is newly called and who is called again, not who was called before', () => {
    const speech = new CallSpeech();
    const called = (calls: number, ...more: string[]) =>
      speech.heard(
        room({
          called: [
            person('A012', { calls }),
            ...more.map((ticket) => person(ticket, { calls: 1 })),
          ],
        }),
      );
    expect(called(1)).toEqual([]);
    expect(called(1)).toEqual([]);
    expect(called(2)).toEqual(['请A 0 1 2号，到彩超二室']);
    expect(called(2, 'V003')).toEqual(['请V 0 0 3号，到彩超二室']);
    expect(speech.heard(room())).toEqual([]);
  });

  it('after a silence is nothing that was called meanwhile', () => {
    const speech = new CallSpeech();
    speech.heard(room());
    speech.heard(undefined);
    expect(speech.heard(room({ called: [person('A012', { calls: 1 })] }))).toEqual([]);
  });
});

describe('the local voice', () => {
  it('says one after the other and leaves out what has waited too long', async () => {
    const saying: [string, (said: boolean) => void][] = [];
    const voice = new LocalVoice(
      (text) => new Promise((resolve) => saying.push([text, resolve])),
      () => {},
    );
    for (const text of ['1', '2', '3', '4']) voice.say(text);
    for (let i = 0; i < 3; i += 1) {
      saying[i]?.[1](true);
      await settled();
    }
    expect(saying.map(([text]) => text)).toEqual(['1', '3', '4']);
  });

  it('that fails leaves it to the page', async () => {
    const otherwise: string[] = [];
    const speak = (text: string) =>
      text === '1' ? Promise.resolve(false) : Promise.reject(new Error('no voice'));
    const voice = new LocalVoice(speak, (text) => otherwise.push(text));
    voice.say('1');
    voice.say('2');
    await settled();
    expect(otherwise).toEqual(['1', '2']);
  });

  it('on Windows gets its text whatever the code page, quotes included', () => {
    const encoded = windowsArguments("请A'012号").at(-1) ?? '';
    expect(Buffer.from(encoded, 'base64').toString('utf16le')).toContain("Speak('请A''012号')");
  });
});
