import { expect, it } from 'vitest';
import { settled } from '../../../test-support/voice/fake-timing.ts';
import { voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';

const MINUTE = 60_000;

/** A campus whose east zone has no display yet, and how one comes back. */
function dark() {
  const at = voiceOfCampus();
  at.displays.set('east', []);
  const back = async () => {
    at.displays.set('east', ['d-east']);
    at.voice.back('east');
    at.voice.look();
    await at.timing.pass(MINUTE);
  };
  const texts = () => at.published.map(({ one }) => one.text.zh);
  return { ...at, back, texts };
}

it('a call nobody heard is said when a display is back, with the number it had', async () => {
  const { call, back, published, decided, timing } = dark();
  call('v1', 'A001');
  await timing.pass(2 * MINUTE);
  await back();
  expect(published.map(({ one }) => [one.ticket, one.repeat])).toEqual([['A001', 2]]);
  expect(decided.map(({ id, outcome }) => [id, outcome])).toEqual([
    [published[0]!.one.id, 'missed'],
    [published[0]!.one.id, 'played'],
  ]);
});

it('a display hears that the server has just seen it to be true, however old the call is', async () => {
  const { call, back, published, timing, now } = dark();
  call('v1', 'A001');
  await timing.pass(5 * MINUTE);
  const before = now();
  await back();
  expect(published[0]!.one.at).toBe(before);
});

it('not who has gone in, has been passed or was called ten minutes ago', async () => {
  const { call, back, place, texts, timing } = dark();
  call('old', 'A000', 'us-1');
  await timing.pass(10 * MINUTE);
  call('v1', 'A001');
  place('v1', 'A001', 'serving', 'us-2');
  await timing.pass(MINUTE);
  await back();
  expect(texts()).toEqual([]);
});

it('many in one breath: the latest of each room, the newest first, once', async () => {
  const { call, back, published, texts, decided, timing } = dark();
  call('v1', 'A001', 'us-1');
  call('v2', 'A002', 'us-2');
  call('v3', 'A003', 'us-2');
  await timing.pass(MINUTE);
  await back();
  expect(texts()).toEqual([
    '请A 零零三号，张某三，到彩超二室检查。请A 零零一号，张某三，到彩超一室检查。',
  ]);
  expect(published[0]!.one.repeat).toBe(1);
  expect(decided.filter(({ outcome }) => outcome === 'played').map(({ ticket }) => ticket)).toEqual(
    ['A003', 'A001'],
  );
});

it('of several in one breath only who is still called when it is said', async () => {
  const at = dark();
  at.call('v1', 'A001', 'us-1');
  at.call('v2', 'A002', 'us-2');
  await at.timing.pass(MINUTE);
  at.displays.set('east', ['d-east']);
  at.voice.notice({
    id: 'test.1',
    zone: 'east',
    notice: '1',
    text: { zh: '测试', en: '' },
    urgency: 'urgent',
  });
  at.voice.back('east');
  at.voice.look();
  at.place('v2', 'A002', 'serving', 'us-2');
  await at.timing.pass(MINUTE);
  expect(at.texts()).toEqual(['测试', '请A 零零一号，张某三，到彩超一室检查。']);
});

it('nothing twice: not what was played, is waiting or is being said', async () => {
  const at = voiceOfCampus();
  at.call('v1', 'A001', 'us-1');
  await at.timing.pass(MINUTE);
  at.call('v2', 'A002', 'us-2');
  await settled();
  for (let n = 0; n < 3; n += 1) {
    at.voice.back('east');
    at.voice.look();
    await at.timing.pass(20_000);
  }
  expect(at.published.map(({ one }) => one.ticket)).toEqual(['A001', 'A002']);
});

it('what a display reports with its return is not said again', async () => {
  const at = voiceOfCampus({ acknowledge: false });
  at.call('v1', 'A001');
  await at.timing.pass(MINUTE);
  at.voice.played('d-east', 'east', [{ id: at.published[0]!.one.id, state: 'finished' }]);
  at.voice.back('east');
  at.voice.look();
  await at.timing.pass(MINUTE);
  expect(at.published.length).toBe(1);
});

it('what a display reports while it waits to be said again is not said again', async () => {
  const at = voiceOfCampus({ acknowledge: false });
  at.call('v1', 'A001', 'us-1');
  await at.timing.pass(MINUTE);
  at.call('v2', 'A002', 'us-2');
  await settled();
  at.voice.back('east');
  at.voice.look();
  await settled();
  expect(at.voice.status('east').waiting.map(({ ticket }) => ticket)).toEqual(['A001']);
  at.voice.played('d-east', 'east', [{ id: at.published[0]!.one.id, state: 'finished' }]);
  await at.timing.pass(2 * MINUTE);
  expect(at.published.map(({ one }) => one.ticket)).toEqual(['A001', 'A002']);
});

it('a recall nobody heard is said as a recall', async () => {
  const { call, event, visits, back, texts, timing } = dark();
  call('v1', 'A001');
  visits['v1']!.calls = 2;
  event('recalled', { room: 'us-2', visit: 'v1', ticket: 'A001', calls: 2 });
  await timing.pass(MINUTE);
  await back();
  expect(texts()).toEqual(['再次呼叫，请A 零零一号，张某三，到彩超二室检查。']);
});

it('calls made while no process was there to say them are read from the floor', async () => {
  const { place, rooms, visits, now, back, texts } = dark();
  place('v1', 'A001', 'called', 'us-2');
  Object.assign(visits['v1']!, { calledAt: now() - MINUTE, calls: 1 });
  rooms['us-2'] = { called: { v1: 7 } };
  await back();
  expect(texts()).toEqual(['请A 零零一号，张某三，到彩超二室检查。']);
});

it('waits for a display when it is told too early that one is back', async () => {
  const at = dark();
  at.call('v1', 'A001');
  at.voice.back('east');
  at.voice.look();
  await at.timing.pass(MINUTE);
  expect(at.texts()).toEqual([]);
  at.displays.set('east', ['d-east']);
  at.voice.look();
  await at.timing.pass(MINUTE);
  expect(at.texts().length).toBe(1);
});

it('a notice nobody heard is said once a display is back, within ten minutes, a test never', async () => {
  const at = dark();
  const say = (id: string) =>
    at.voice.notice({ id, zone: 'east', notice: id, text: { zh: id, en: '' }, urgency: 'notice' });
  say('notice.old.1');
  await at.timing.pass(10 * MINUTE);
  say('notice.new.1');
  say('test.1');
  await at.back();
  expect(at.texts()).toEqual(['notice.new.1']);
});
