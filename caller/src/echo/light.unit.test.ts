import { FakeEnv } from '@daozhen/ui/testing';
import { describe, expect, it } from 'vitest';
import { person, room } from '../../test-support/fake-room.ts';
import { FakeConnection } from '../../test-support/fake-hid.ts';
import type { EchoProfile } from '../hid/profile.schemas.ts';
import { Echoes, lightOf } from './echo.ts';
import { Light } from './light.ts';

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

const profile: EchoProfile = {
  pad: 3,
  start: [{ write: 'aa' }],
  off: [{ write: '00' }],
  idle: [{ write: '01' }],
  called: [
    { write: '02', ms: 500 },
    { write: '00', ms: 250 },
  ],
  paused: [{ feature: '05 06' }],
  offline: [{ write: 'ff' }],
  accepted: [{ write: '03', ms: 200 }],
  refused: [{ write: '04' }],
};

function setUp(over: Partial<EchoProfile> = {}) {
  const env = new FakeEnv();
  const device = new FakeConnection();
  const light = new Light({ ...profile, ...over }, device, env);
  const first = () => device.written.map(([byte]) => byte?.toString(16).padStart(2, '0'));
  const pass = async (ms: number) => {
    env.pass(ms);
    await settled();
  };
  return { env, device, light, first, pass };
}

describe('a room as a light', () => {
  it.each([
    ['idle', room(), true],
    ['called', room({ called: [person('A1')] }), true],
    ['serving', room({ called: [person('A2')], serving: [person('A1')] }), true],
    ['paused', room({ state: 'paused' }), true],
    ['closed', room({ state: 'closed' }), true],
    ['offline', room({ called: [person('A1')] }), false],
    ['offline', undefined, true],
  ] as const)('%s', (light, view, online) => {
    expect(lightOf(view, online)).toBe(light);
  });
});

describe('the light of a box', () => {
  it('shows the room, written once while it does not change, and padded', async () => {
    const { light, device, pass } = setUp();
    light.room('idle');
    light.room('idle');
    await pass(60_000);
    expect(device.written).toEqual([
      [0xaa, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('blinks by the caller’s clock until the room changes', async () => {
    const { light, first, pass } = setUp();
    light.room('called');
    for (let i = 0; i < 6; i += 1) await pass(250);
    light.room('idle');
    await pass(5000);
    expect(first().slice(1)).toEqual(['02', '00', '02', '00', '02', '01']);
  });

  it('shows an answer for a moment, then the room as it has become', async () => {
    const { light, first, pass } = setUp();
    light.room('idle');
    light.flash('accepted');
    light.room('paused');
    await pass(199);
    expect(first().slice(1)).toEqual(['01', '03']);
    light.flash('refused');
    light.room('offline');
    await pass(700);
    light.room('idle');
    await pass(0);
    expect(first().slice(1)).toEqual(['01', '03', '04', 'ff', '01']);
  });

  it('writes feature reports, and a state without a pattern as the one nearest', async () => {
    const { light, device, first, pass } = setUp();
    light.room('closed');
    light.room('serving');
    await pass(0);
    expect([device.features, first().slice(1)]).toEqual([[[5, 6]], ['01']]);
  });

  it('goes dark for a state it cannot show at all', async () => {
    const { light, first, pass } = setUp({ idle: [{ write: '01' }] });
    const device = new FakeConnection();
    const { offline: _, ...rest } = profile;
    new Light(rest, device, new FakeEnv()).room('offline');
    light.room('offline');
    await pass(0);
    expect([device.written.at(-1)?.[0], first().at(-1)]).toEqual([0, 'ff']);
  });

  it('let go, it is dark and stays so', async () => {
    const { light, first, pass } = setUp();
    light.room('called');
    await light.close();
    light.room('idle');
    light.flash('accepted');
    await pass(5000);
    expect(first()).toEqual(['aa', '02', '00']);
  });

  it('that cannot be written takes nothing along', async () => {
    const { light, device, pass } = setUp();
    device.write = () => Promise.reject(new Error('gone'));
    light.room('idle');
    await pass(0);
    device.write = FakeConnection.prototype.write;
    light.room('offline');
    await pass(0);
    expect(device.written).toEqual([[0xff, 0, 0]]);
  });
});

it('several echoes show the same, whoever joins later too', () => {
  const echoes = new Echoes();
  const seen: string[] = [];
  const echo = (name: string) => ({
    room: (light: string) => seen.push(`${name} ${light}`),
    flash: (flash: string) => seen.push(`${name} ${flash}!`),
  });
  echoes.join(echo('a'));
  echoes.room('called');
  const leave = echoes.join(echo('b'));
  echoes.flash('accepted');
  leave();
  echoes.room('idle');
  expect(seen).toEqual([
    'a offline',
    'a called',
    'b called',
    'a accepted!',
    'b accepted!',
    'a idle',
  ]);
});
