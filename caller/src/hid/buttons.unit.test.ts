import { FakeEnv } from '@daozhen/ui/testing';
import { describe, expect, it } from 'vitest';
import type { KeyMode } from '../options.ts';
import { Buttons } from './buttons.ts';
import type { Profile } from './profile.schemas.ts';

const base: Profile = {
  id: 'box',
  name: { zh: '盒', en: 'Box' },
  source: 'a test',
  tested: false,
  match: [{ vendorId: '1234' }],
  buttons: [
    { report: '01', key: 1 },
    { report: '02', key: 2 },
    { report: '03', key: 3 },
    { report: '04', key: 4 },
  ],
};

function setUp(over: Partial<Profile> = {}, keys?: KeyMode) {
  const env = new FakeEnv();
  const did: string[] = [];
  const buttons = new Buttons({
    profile: { ...base, ...over },
    keys,
    env,
    onAction: (action) => did.push(action),
    onChord: () => did.push('chord'),
  });
  const held = (...keys: number[]) =>
    buttons.heard({
      kind: 'held',
      held: new Set(keys.map((key) => key - 1)),
      speaksFor: () => true,
    });
  env.pass(1000);
  return { env, did, held, buttons };
}

const press = { action: 'press', report: '01' } as const;

describe('one-button mode', () => {
  it('every key presses, once however long it is held and however often the box repeats it', () => {
    const { env, did, held } = setUp();
    for (let i = 0; i < 5; i += 1, env.pass(40)) held(1);
    held();
    env.pass(400);
    held(3);
    expect(did).toEqual(['press', 'press']);
  });

  it('acts the moment the key goes down', () => {
    const { did, held } = setUp({ buttons: [press] });
    held(1);
    expect(did).toEqual(['press']);
  });

  it('a held key recalls, where the profile says so, and a short press still presses', () => {
    const { env, did, held } = setUp({ buttons: [{ ...press, hold: 'recall' }], holdMs: 600 });
    held(1);
    env.pass(599);
    expect(did).toEqual([]);
    env.pass(1);
    held();
    env.pass(100);
    held(1);
    env.pass(100);
    held();
    expect(did).toEqual(['recall', 'press']);
  });
});

describe('four-button mode', () => {
  const four = { mode: 'four-button' as const };

  it('is next, recall, pass and finish; held, the first starts and the last pauses', () => {
    const { env, did, held } = setUp(four);
    for (const key of [1, 2, 3, 4]) {
      held(key);
      env.pass(100);
      held();
      env.pass(100);
    }
    for (const key of [1, 4]) {
      held(key);
      env.pass(900);
      held();
      env.pass(100);
    }
    expect(did).toEqual(['next', 'recall', 'pass', 'finish', 'start', 'pause']);
  });

  it('may be laid out otherwise by the profile', () => {
    const { env, did, held } = setUp({ ...four, four: ['press', 'recall', 'pass', 'pause'] });
    for (const key of [1, 4]) {
      held(key);
      env.pass(100);
      held();
      env.pass(100);
    }
    expect(did).toEqual(['press', 'pause']);
  });

  it('the computer’s setting goes before the profile’s', () => {
    const { did, held } = setUp({ mode: 'four-button' }, 'one-button');
    held(2);
    expect(did).toEqual(['press']);
  });
});

describe('contacts that chatter', () => {
  it('are one press, going down and coming up', () => {
    const { env, did, held } = setUp({ buttons: [press], debounceMs: 50 });
    for (const [down, ms] of [
      [1, 5],
      [0, 5],
      [1, 5],
      [0, 3],
      [1, 200],
      [0, 4],
      [1, 4],
      [0, 200],
    ]) {
      if (down) held(1);
      else held();
      env.pass(ms ?? 0);
    }
    expect(did).toEqual(['press']);
    held(1);
    expect(did).toEqual(['press', 'press']);
  });

  it('a button may have its own time', () => {
    const slow = { ...press, debounceMs: 500 };
    const { env, did, held } = setUp({ buttons: [slow] });
    held(1);
    env.pass(100);
    held();
    env.pass(100);
    held(1);
    env.pass(100);
    held();
    env.pass(1000);
    held(1);
    expect(did).toEqual(['press', 'press']);
  });

  it('a device without releases counts each report, but not its echo', () => {
    const { env, did, held } = setUp({ buttons: [press], pulses: true });
    held(1);
    env.pass(10);
    held(1);
    env.pass(500);
    held(1);
    expect(did).toEqual(['press', 'press']);
  });
});

describe('two keys at once', () => {
  const two = {
    buttons: [press, { action: 'pass' as const, report: '02' }],
  };

  it('in one report do nothing, and say so', () => {
    const { env, did, held } = setUp(two);
    held(1, 2);
    env.pass(100);
    held();
    expect(did).toEqual(['chord']);
    env.pass(100);
    held(1);
    expect(did).toEqual(['chord', 'press']);
  });

  it('one after the other are two presses', () => {
    const { env, did, held } = setUp(two);
    held(1);
    env.pass(50);
    held(1, 2);
    expect(did).toEqual(['press', 'pass']);
  });

  it('while the first may still become a long press do nothing', () => {
    const { env, did, held } = setUp({ mode: 'four-button' });
    held(1);
    env.pass(100);
    held(1, 4);
    env.pass(2000);
    held();
    expect(did).toEqual(['chord']);
  });

  it('that mean the same are one press', () => {
    const { did, held } = setUp({ buttons: [press, { action: 'press', report: '02' }] });
    held(1, 2);
    expect(did).toEqual(['press']);
  });
});

describe('unplugged and plugged in again', () => {
  it('a key held all the while does not press a second time', () => {
    const first = setUp();
    first.held(1);
    first.buttons.close();
    const env = new FakeEnv();
    const did: string[] = [];
    const options = { profile: base, env, onAction: () => did.push('press'), onChord: () => {} };
    const second = new Buttons(options);
    const held = (...keys: number[]) =>
      second.heard({ kind: 'held', held: new Set(keys), speaksFor: () => true });
    env.pass(200);
    held(0);
    env.pass(2000);
    held();
    env.pass(100);
    expect([first.did, did]).toEqual([['press'], []]);
    held(0);
    expect(did).toEqual(['press']);
  });

  it('a long press cut off is none', () => {
    const { env, did, held, buttons } = setUp({ buttons: [{ ...press, hold: 'recall' }] });
    held(1);
    buttons.close();
    env.pass(5000);
    expect(did).toEqual([]);
  });
});
