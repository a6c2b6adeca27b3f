import { describe, expect, test } from 'vitest';
import { NOW, page, view, viewNames, vvipPage, type ViewName } from '../testing/fixtures.ts';
import { guideOf } from './guide.ts';
import type { Situation } from './situation.ts';
import type { Language } from './words.ts';

const zh = (name: ViewName) => guideOf(view(name), page, 'zh', NOW);
const en = (name: ViewName) => guideOf(view(name), page, 'en', NOW);

const expected: Record<ViewName, [Situation, zh: string, en: string]> = {
  waiting: ['next', '请到 彩超 候检', 'Please wait near Ultrasound'],
  nextInLine: ['next', '请到 彩超 候检', 'Please wait near Ultrasound'],
  station: ['station', '请在 彩超 候检', 'Please wait at Ultrasound'],
  door: ['door', '请到 303 彩超二室 门口等候', 'Please wait outside 303 Ultrasound 2'],
  called: [
    'called',
    '正在呼叫您，请马上到 303 彩超二室',
    'You are being called to 303 Ultrasound 2',
  ],
  serving: ['serving', '检查中', 'Being examined'],
  passed: ['passed', '您已过号', 'You missed your call'],
  elsewhere: [
    'elsewhere',
    '刚才叫到您时，您在别处检查',
    'You were being examined elsewhere when called',
  ],
  held: ['held', '请先等护士安排', 'Please wait for the nurse'],
  nurse: ['nurse', '请联系护士', 'Please speak to a nurse'],
  frozen: ['frozen', '彩超 暂停检查', 'Ultrasound is paused'],
  timed: ['timed', '请休息，09:42 回来', 'Please rest until 09:42'],
  timedWithNext: ['next', '请到 彩超 候检', 'Please wait near Ultrasound'],
  unprepared: ['unprepared', '请先做好准备', 'Please get ready first'],
  hints: ['next', '请到 彩超 候检', 'Please wait near Ultrasound'],
  idle: ['waiting', '请在候检区休息', 'Please rest in the lounge'],
  resting: ['resting', '请在候检区休息', 'Please rest in the lounge'],
  restingSoon: ['resting', '请在候检区休息', 'Please rest in the lounge'],
  restingTimed: ['resting', '请在候检区休息', 'Please rest in the lounge'],
  restingUnprepared: ['resting', '请在候检区休息', 'Please rest in the lounge'],
  closed: ['waiting', '请在候检区休息', 'Please rest in the lounge'],
  expected: ['expected', '请先到前台报到', 'Please check in at the desk'],
  finished: ['finished', '全部完成', 'All done'],
};

describe('what to do now', () => {
  test.each(viewNames)('%s', (name) => {
    const [situation, chinese, english] = expected[name];
    expect(zh(name)).toMatchObject({ situation, now: chinese });
    expect(en(name)).toMatchObject({ situation, now: english });
  });
});

test('O1 the place in line and the wait are shown where one queues, and nowhere else', () => {
  expect(zh('waiting')).toMatchObject({ ahead: 4, wait: '约 8–15 分钟' });
  expect(en('waiting')).toMatchObject({ ahead: 4, wait: 'about 8–15 min' });
  expect(zh('nextInLine').ahead).toBe(0);
  for (const name of ['called', 'serving', 'passed', 'nurse', 'frozen', 'finished'] as const) {
    expect(zh(name)).not.toHaveProperty('ahead');
    expect(zh(name)).not.toHaveProperty('wait');
  }
});

test('W1 the end of the visit is a span of clock times in the campus zone', () => {
  expect(zh('waiting').end).toBe('10:40–11:10');
  expect(zh('finished')).not.toHaveProperty('end');
});

test('a call names the room in the title', () => {
  expect(zh('called').title).toBe('叫到您了：303 彩超二室');
  expect(zh('waiting').title).toBe('A012 请到 彩超 候检');
});

test('C5 a passed examinee can say that he is back; one with the nurse cannot', () => {
  expect(zh('passed').action).toEqual({ action: 'rejoin', label: '我回来了' });
  expect(zh('elsewhere').action?.action).toBe('rejoin');
  expect(zh('nurse')).not.toHaveProperty('action');
  expect(zh('held')).not.toHaveProperty('action');
});

test('C7 a missing preparation is explained; only some can be declared by oneself', () => {
  const [bladder, fasting] = zh('hints').hints;
  expect(bladder?.action).toEqual({
    action: 'prepare',
    preparation: 'full-bladder',
    label: '我已憋好尿',
  });
  expect(fasting).toMatchObject({ title: '需要空腹' });
  expect(fasting).not.toHaveProperty('action');
  const odd = guideOf({ ...view('hints'), n: ['unheard-of'] }, page, 'zh', NOW);
  expect(odd.hints[0]).toMatchObject({ title: '还需要准备' });
});

test('G4 a timed item has its time and, when it is all that is left, its station', () => {
  expect(zh('timed').timed).toEqual({
    at: view('timed').b,
    text: '碳13呼气：请在 09:42 回来，不要迟到。',
  });
  expect(zh('timed')).toMatchObject({ lead: '请休息，09:42 回到', place: { name: '碳13呼气' } });
  expect(zh('timedWithNext').timed?.text).toBe('请在 09:54 回来，不要迟到。');
  const late = view('timed').b! + 1;
  expect(guideOf(view('timed'), page, 'zh', late).situation).toBe('waiting');
});

test('the route keeps the planned order with the present stop first and folds what is over', () => {
  const { route } = zh('waiting');
  expect(route.ahead.map((stop) => stop.id)).toEqual(view('waiting').o);
  expect(route.ahead[0]).toMatchObject({ current: true, floor: '3 楼', hints: ['空腹', '憋尿'] });
  expect(route.over.map((stop) => stop.id)).toEqual(['blood', 'breath', 'surgery', 'ent']);
  const chosen = guideOf({ ...view('waiting'), st: 'ecg' }, page, 'zh', NOW).route;
  expect(chosen.ahead.map((stop) => stop.id)).toEqual([
    'ecg',
    'ultrasound',
    'dr',
    'eyes',
    'internal',
  ]);
  expect(zh('finished').route.ahead).toEqual([]);
});

test('W1 further stops have rough waits, the next stop its own range', () => {
  expect(zh('waiting').route.ahead.map(({ id, wait }) => [id, wait])).toEqual([
    ['ultrasound', undefined],
    ['dr', '约 5 分钟'],
    ['eyes', '不到 1 分钟'],
    ['ecg', '约 25 分钟'],
    ['internal', undefined],
  ]);
  expect(zh('passed').route.ahead.some(({ wait }) => wait !== undefined)).toBe(false);
});

test('W1 somebody who rests sees where he will probably go and when, and no place to stand at', () => {
  expect(zh('resting')).toMatchObject({
    likely: { name: '彩超', floor: '3 楼' },
    wait: '约 12–24 分钟',
    detail: '轮到您时会叫您，请留意本页和大屏。',
    title: 'A012 请在候检区休息',
  });
  expect(zh('resting')).not.toHaveProperty('place');
  expect(zh('resting')).not.toHaveProperty('ahead');
  expect(zh('resting').route.ahead.map(({ id, state, wait }) => [id, state ?? wait])).toEqual([
    ['ultrasound', '可能的下一站'],
    ['ecg', '约 5 分钟'],
    ['dr', '不到 1 分钟'],
    ['eyes', '做完前面的检查后安排'],
    ['internal', '暂时没有开诊'],
  ]);
  expect(zh('restingTimed').route.ahead.at(-1)?.state).toBe('09:54 以后做');
  expect(zh('idle')).not.toHaveProperty('likely');
  expect(zh('idle')).not.toHaveProperty('wait');
  expect(zh('closed').detail).toBe('接下来的检查暂时没有开诊，开诊后会叫您。');
});

test('somebody who rests is told what he may do', () => {
  expect(zh('resting').advice).toEqual([
    '请坐下休息，不用守在诊室门口。',
    '还有检查要憋尿，请先不要去洗手间。憋不住时请告诉护士。',
    '还有检查要空腹，请先不要吃东西、喝饮料。',
  ]);
  expect(zh('restingSoon').advice).toEqual(['快轮到您了，请不要走远。']);
  expect(zh('restingTimed').advice[1]).toContain('可以去洗手间');
  const items = [...page.items, { id: 'u', name: '尿常规', nameEn: 'Urinalysis', station: 'dr' }];
  const urine = guideOf(view('restingTimed'), { ...page, items }, 'zh', NOW).advice;
  expect(urine[1]).toContain('尿样');
  expect(zh('station').advice).toEqual([]);
});

test('a hint is given at the first stop that needs it', () => {
  const everywhere = guideOf(view('expected'), page, 'zh', NOW).route.ahead;
  expect(everywhere.filter((stop) => stop.hints.includes('空腹')).map((stop) => stop.id)).toEqual([
    'blood',
  ]);
});

test('a station or room the page does not know is left out, not shown as a hole', () => {
  const strange = { ...view('waiting'), st: 'new-station', o: ['new-station'] };
  const guide = guideOf(strange, page, 'zh', NOW);
  expect(guide).not.toHaveProperty('place');
  expect(guide.route.ahead[0]?.name).toBe('new-station');
});

test('V1 a VVIP is greeted without a name', () => {
  for (const language of ['zh', 'en'] satisfies Language[]) {
    const guide = guideOf(view('waiting'), vvipPage(), language, NOW);
    expect(JSON.stringify(guide)).not.toContain('张');
    expect(guide.ticket).toBe('V003');
  }
});

test.each(viewNames)('no sentence of %s has an unfilled hole', (name) => {
  expect(JSON.stringify([zh(name), en(name)])).not.toMatch(/\{\w+\}/);
});
