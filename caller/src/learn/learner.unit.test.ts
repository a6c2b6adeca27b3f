import { describe, expect, it } from 'vitest';
import { fromHex } from '../hid/reports.ts';
import { learn, type Heard, type Taught } from './learner.ts';

const heard = (text: string, kind: Partial<Heard> = {}): Heard => ({
  bytes: Uint8Array.from(fromHex(text)),
  ...kind,
});
/** A key pressed twice; each press its reports, separated by `/`. */
const taught = (
  action: Taught['action'],
  presses: string[],
  kind: Partial<Heard> = {},
): Taught => ({
  action,
  presses: presses.map((one) => one.split(' / ').map((text) => heard(text, kind))),
});
const keyboard = { keyboard: true };

describe('a keyboard’s keys', () => {
  it('are learnt by their usage, with their modifiers and whatever report id', () => {
    const up = '00 00 00 00 00 00 00 00';
    const press = `00 00 28 00 00 00 00 00 / ${up}`;
    const recall = `01 05 00 1e 00 00 00 00 00 / 01 00 00 00 00 00 00 00 00`;
    expect(
      learn(
        [],
        [taught('press', [press, press], keyboard), taught('recall', [recall, recall], keyboard)],
      ),
    ).toEqual({
      buttons: [
        { keyboard: '28', action: 'press' },
        { keyboard: 'ctrl+alt+1e', action: 'recall' },
      ],
    });
  });

  it('media keys by theirs', () => {
    const press = '02 cd 00 / 02 00 00';
    expect(learn([], [taught('press', [press, press], { media: true })])).toEqual({
      buttons: [{ consumer: '00cd', action: 'press' }],
    });
  });
});

describe('reports of their own form', () => {
  it('are cut to what tells one key from the others and from the release', () => {
    const a = '01 00 03 00 01 00 00 00 / 01 00 03 00 00 00 00 00';
    const b = '01 00 03 00 00 01 00 00 / 01 00 03 00 00 00 00 00';
    expect(learn([], [taught('press', [a, a]), taught('recall', [b, b])])).toEqual({
      buttons: [
        { report: '01 00 03 00 01', action: 'press' },
        { report: '01 00 03 00 00 01', action: 'recall' },
      ],
      released: ['01 00 03 00 00 00 00 00'],
    });
  });

  it('a counter in them is left open', () => {
    const presses = ['07 11 02 / 07 12 00', '07 13 02 / 07 14 00'];
    expect(learn([], [taught('press', presses)])).toEqual({
      buttons: [{ report: '07 .. 02', action: 'press' }],
      released: ['07 .. 00'],
    });
  });

  it('a device that speaks all the time is told from its presses', () => {
    const idle = ['15 01', '15 02', '15 03'].map((text) => heard(text));
    expect(learn(idle, [taught('press', ['16 04 / 15 05', '16 06 / 15 07'])])).toEqual({
      buttons: [{ report: '16', action: 'press' }],
      released: ['15 ..'],
    });
  });

  it('a device that tells no release, or repeats, counts each report', () => {
    const one = { buttons: [{ report: 'a5', action: 'press' }], pulses: true };
    expect(learn([], [taught('press', ['a5', 'a5'])])).toEqual(one);
    expect(learn([], [taught('press', ['a5 / a5 / a5', 'a5'])])).toEqual(one);
  });
});

describe('what cannot be learnt', () => {
  it.each([
    ['nothing heard', [taught('press', [])], { action: 'press', kind: 'silent' }],
    [
      'two different keys',
      [taught('press', ['00 00 28 00 00 00 00 00', '00 00 29 00 00 00 00 00'], keyboard)],
      { action: 'press', kind: 'unsteady' },
    ],
    [
      'the same key for two things',
      [taught('press', ['01 / 00', '01 / 00']), taught('pass', ['01 / 00', '01 / 00'])],
      { action: 'pass', kind: 'same', other: 'press' },
    ],
    [
      'a press that looks like every other report',
      [taught('press', ['01 07 / 01 08', '01 09 / 01 0a'])],
      { action: 'press', kind: 'unsteady' },
    ],
  ] as const)('%s', (_what, lessons, problem) => {
    expect(learn([], lessons)).toEqual(problem);
  });
});
