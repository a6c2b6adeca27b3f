import { describe, expect, it } from 'vitest';
import { settled } from '../../../test-support/voice/fake-timing.ts';
import { quick, voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';

const MINUTE = 60_000;

/** What became of everything, oldest first: `ticket outcome why by`. */
function outcomes({ decided }: ReturnType<typeof voiceOfCampus>): string[] {
  return decided.map(({ ticket, id, outcome, why = '', by = '' }) =>
    [ticket ?? id, outcome, why, by].join(' ').trim().replaceAll(/ +/g, ' '),
  );
}

describe('what became of an announcement', () => {
  it('played, by the display that ended first; a second word of it changes nothing', async () => {
    const at = voiceOfCampus({ acknowledge: false });
    at.displays.set('east', ['d1', 'd2']);
    at.call('v1', 'A001');
    await settled();
    const id = at.published[0]!.one.id;
    expect(at.voice.status('east').now).toMatchObject({ id, outcome: 'speaking' });
    at.voice.played('d2', 'east', [
      { id, state: 'started' },
      { id, state: 'finished' },
    ]);
    at.voice.played('d1', 'east', [{ id, state: 'finished' }]);
    at.voice.played('d1', 'east', [{ id, state: 'failed' }]);
    expect(outcomes(at)).toEqual(['A001 played d2']);
    expect(at.voice.status('east').now).toBeUndefined();
  });

  it('missed, when nobody says anything; played after all, when a word comes late', async () => {
    const at = voiceOfCampus({ acknowledge: false });
    at.call('v1', 'A001');
    at.call('v2', 'A002', 'us-1');
    await at.timing.pass(MINUTE);
    expect(outcomes(at)).toEqual(['A001 missed no-answer', 'A002 missed no-answer']);
    at.voice.played('d-east', 'east', [{ id: at.published[0]!.one.id, state: 'finished' }]);
    expect(outcomes(at)[2]).toBe('A001 played d-east');
    expect(at.voice.status('east').last.map(({ ticket, outcome }) => [ticket, outcome])).toEqual([
      ['A001', 'played'],
      ['A002', 'missed'],
    ]);
  });

  it('missed at once, when every display of the zone fails; not while one may still play it', async () => {
    const at = voiceOfCampus({ acknowledge: false });
    at.displays.set('east', ['d1', 'd2']);
    at.call('v1', 'A001');
    at.call('v2', 'A002');
    await settled();
    const { id } = at.published[0]!.one;
    at.voice.played('d1', 'east', [{ id, state: 'failed', why: 'sound' }]);
    await settled();
    expect([outcomes(at), at.published.length]).toEqual([[], 1]);
    at.voice.played('d2', 'east', [{ id, state: 'failed', why: 'sound' }]);
    await settled();
    expect([outcomes(at), at.published.length]).toEqual([['A001 missed sound'], 2]);
  });

  it('said once more with a sound, when that was late and no display has a voice of its own', async () => {
    const made: (() => void)[] = [];
    const at = voiceOfCampus({
      acknowledge: false,
      render: (text, language) =>
        new Promise((resolve) => made.push(() => resolve(quick(text, language)))),
    });
    const fail = () =>
      at.voice.played('d-east', 'east', [
        { id: at.published.at(-1)!.one.id, state: 'failed', why: 'sound' },
      ]);
    at.call('v1', 'A001');
    await at.timing.pass(700);
    expect(at.published[0]?.one.audio).toEqual([]);
    made.forEach((finish) => finish());
    fail();
    await at.timing.pass(700);
    expect(at.published[1]?.one).toMatchObject({ id: at.published[0]?.one.id });
    expect(at.published[1]?.one.audio.length).toBe(2);
    expect(outcomes(at)).toEqual([]);
    fail();
    await at.timing.pass(MINUTE);
    expect([at.published.length, outcomes(at)]).toEqual([2, ['A001 missed sound']]);
  });

  it('not said a third time where nothing can say it', async () => {
    const at = voiceOfCampus({ acknowledge: false, render: () => Promise.resolve(undefined) });
    at.call('v1', 'A001');
    for (let n = 0; n < 3; n += 1) {
      await at.timing.pass(1000);
      const { id } = at.published.at(-1)!.one;
      at.voice.played('d-east', 'east', [{ id, state: 'failed', why: 'sound' }]);
    }
    await at.timing.pass(MINUTE);
    expect([at.published.length, outcomes(at)]).toEqual([2, ['A001 missed sound']]);
  });

  it('a display of another zone, and an announcement nobody made, are ignored', async () => {
    const at = voiceOfCampus({ acknowledge: false });
    at.call('v1', 'A001');
    await settled();
    at.voice.played('d-west', 'west', [{ id: at.published[0]!.one.id, state: 'finished' }]);
    at.voice.played('d-east', 'east', [{ id: '999.x', state: 'finished' }]);
    expect(outcomes(at)).toEqual([]);
  });

  it('skipped, when it is no longer true or something newer says the same', async () => {
    const at = voiceOfCampus();
    at.call('v1', 'A001');
    at.call('v2', 'A002');
    at.call('v3', 'A003', 'us-1');
    at.event('recalled', { room: 'us-1', visit: 'v3', ticket: 'A003', calls: 2 });
    at.visits['v2']!.state = 'serving';
    await at.timing.pass(2 * MINUTE);
    expect(outcomes(at)).toEqual([
      'A003 skipped replaced',
      'A001 played d-east',
      'A002 skipped untrue',
      'A003 played d-east',
    ]);
  });
});

it('is not said any more when somebody has gone in while its sound was made', async () => {
  let finish = () => {};
  const at = voiceOfCampus({
    render: (text, language) =>
      new Promise((resolve) => (finish = () => resolve(quick(text, language)))),
  });
  at.call('v1', 'A001');
  await at.timing.pass(300);
  at.place('v1', 'A001', 'serving', 'us-2');
  finish();
  await at.timing.pass(MINUTE);
  expect([at.published, outcomes(at)]).toEqual([[], ['A001 skipped untrue']]);
});

describe('a zone that is set up', () => {
  it('speaks as loud and as often as it is set to, Chinese first', async () => {
    const at = voiceOfCampus({ zone: { volume: 0.4, repeat: 3, second: 'yue' } });
    at.call('v1', 'A001');
    await settled();
    expect(at.published[0]?.one).toMatchObject({
      volume: 0.4,
      repeat: 3,
      second: 'yue',
      text: { en: '' },
      audio: [expect.stringMatching(/zh-/), expect.stringMatching(/yue-/)],
    });
  });

  it('calls whoever has chosen a language in it, the others in that of the zone', async () => {
    const at = voiceOfCampus({ zone: { second: 'none' } });
    at.call('yue-1', 'A001');
    await at.timing.pass(MINUTE);
    at.call('v2', 'A002');
    await at.timing.pass(MINUTE);
    expect(at.published.map(({ one }) => [one.second, one.audio.length])).toEqual([
      ['yue', 2],
      [undefined, 1],
    ]);
  });

  it('a change counts for what is waiting already', async () => {
    const at = voiceOfCampus();
    at.call('v1', 'A001');
    at.call('v2', 'A002');
    await settled();
    Object.assign(at.settings, { volume: 0.2, second: 'none' });
    await at.timing.pass(MINUTE);
    expect(at.published.map(({ one }) => [one.volume, one.audio.length])).toEqual([
      [1, 2],
      [0.2, 1],
    ]);
  });

  it('is silent while muted, and speaks by itself when the time is over', async () => {
    const at = voiceOfCampus();
    at.mutedUntil['east'] = at.now() + MINUTE;
    at.call('v1', 'A001');
    at.call('w1', 'A002', 'us-9');
    await settled();
    expect(at.published.map(({ zone }) => zone)).toEqual(['west']);
    expect(at.voice.status('east')).toMatchObject({ mode: 'muted', mutedUntil: at.now() + MINUTE });
    await at.timing.pass(MINUTE);
    at.call('v2', 'A003');
    await at.timing.pass(MINUTE);
    expect(outcomes(at)).toEqual(['A001 silent muted', 'A002 played d-west', 'A003 played d-east']);
  });

  it.each([
    ['chime', { sound: 'chime', audio: [], volume: 0.3 }],
    ['soft', { audio: [expect.anything(), expect.anything()], volume: 0.3 }],
  ] as const)('in its quiet hours: %s', async (mode, expected) => {
    // The test begins at 00:16:40 UTC.
    const quiet = { from: '23:00', to: '00:17', mode, volume: 0.3 };
    const at = voiceOfCampus({ zone: { quiet } });
    at.call('v1', 'A001');
    await at.timing.pass(20_000);
    at.call('v2', 'A002');
    await at.timing.pass(MINUTE);
    expect(at.published[0]?.one).toMatchObject(expected);
    expect(at.published[1]?.one).toMatchObject({ volume: 1, repeat: 2 });
    expect(outcomes(at)).toEqual(['A001 played d-east', 'A002 played d-east']);
  });

  it('in its quiet hours with text alone a call is left to the board, a notice is shown', async () => {
    const quiet = { from: '00:00', to: '12:00', mode: 'text' as const, volume: 0.3 };
    const at = voiceOfCampus({ zone: { quiet } });
    at.call('v1', 'A001');
    at.voice.notice({ ...notice, urgency: 'notice' });
    await at.timing.pass(MINUTE);
    expect(at.published.map(({ one }) => [one.text.zh, one.sound])).toEqual([
      [notice.text.zh, 'none'],
    ]);
    expect(outcomes(at)).toEqual(['A001 silent text', 'notice.x.1 silent text']);
  });
});

const notice = {
  id: 'notice.x.1',
  zone: 'east',
  notice: 'x',
  text: { zh: '请王女士的家属到导检台。', en: '' },
};

describe('a notice of the staff', () => {
  it('is said in its turn, in Chinese alone where there is no English', async () => {
    const at = voiceOfCampus();
    at.call('v1', 'A001');
    at.voice.notice({ ...notice, urgency: 'notice' });
    at.call('v2', 'A002', 'us-1');
    await at.timing.pass(2 * MINUTE);
    expect(at.published.map(({ one }) => one.id.split('.')[0])).toEqual(['1', '2', 'notice']);
    const { one } = at.published[2]!;
    expect([one.ticket, one.room, one.audio.length]).toEqual([undefined, undefined, 1]);
  });

  it('is said next when it is urgent', async () => {
    const at = voiceOfCampus();
    at.call('v1', 'A001');
    at.call('v2', 'A002', 'us-1');
    at.voice.notice({ ...notice, urgency: 'urgent' });
    await at.timing.pass(2 * MINUTE);
    expect(at.published.map(({ one }) => one.id.split('.')[0])).toEqual(['1', 'notice', '2']);
  });

  it('has an outcome of its own in every zone that says it', async () => {
    const at = voiceOfCampus({ acknowledge: false });
    const { id } = notice;
    for (const zone of ['east', 'west']) at.voice.notice({ ...notice, zone, urgency: 'notice' });
    await settled();
    at.voice.played('d-east', 'east', [{ id, state: 'finished' }]);
    await at.timing.pass(MINUTE);
    expect(at.decided.map(({ zone, outcome }) => [zone, outcome])).toEqual([
      ['east', 'played'],
      ['west', 'missed'],
    ]);
  });

  it('can be taken back while it waits', async () => {
    const at = voiceOfCampus();
    at.call('v1', 'A001');
    at.voice.notice({ ...notice, urgency: 'notice' });
    expect(at.voice.hasToSay('east', 'x')).toBe(true);
    at.voice.cancel('east', 'x');
    expect(at.voice.hasToSay('east', 'x')).toBe(false);
    await at.timing.pass(2 * MINUTE);
    expect(at.published.length).toBe(1);
    expect(outcomes(at)).toEqual(['notice.x.1 cancelled', 'A001 played d-east']);
  });
});
