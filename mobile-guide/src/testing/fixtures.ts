import type { PhonePage, PhoneRoom, PhoneView } from '@daozhen/protocol';

/** An invented centre, an invented examinee and one view for every moment of the day. */

/** 2026-03-16 09:30 in China. */
export const NOW = Date.UTC(2026, 2, 16, 1, 30);
const MINUTE = 60_000;

const station = (id: string, name: string, nameEn: string, floor: string) => ({
  id,
  name,
  nameEn,
  floor,
});

const stations = [
  station('blood', '采血', 'Blood draw', 'f2'),
  station('breath', '碳13呼气', 'C13 breath test', 'f2'),
  station('internal', '内科', 'Internal medicine', 'f2'),
  station('surgery', '外科', 'Surgery', 'f2'),
  station('ecg', '心电图', 'ECG', 'f2'),
  station('ultrasound', '彩超', 'Ultrasound', 'f3'),
  station('dr', '放射 DR', 'X-ray', 'f3'),
  station('eyes', '眼科', 'Eyes', 'f3'),
  station('ent', '耳鼻喉科', 'Ear, nose and throat', 'f3'),
];

type Spot = [id: string, name: string, nameEn: string, station: string, x: number, y: number];

const spots: Record<string, Spot[]> = {
  f2: [
    ['r201', '201 采血一室', '201 Blood draw 1', 'blood', 6, 4],
    ['r203', '203 采血二室', '203 Blood draw 2', 'blood', 12, 4],
    ['r205', '205 碳13室', '205 Breath test', 'breath', 18, 4],
    ['r207', '207 内科一室', '207 Internal medicine 1', 'internal', 24, 4],
    ['r202', '202 外科', '202 Surgery', 'surgery', 6, 12],
    ['r204', '204 心电图一室', '204 ECG 1', 'ecg', 12, 12],
    ['r206', '206 心电图二室', '206 ECG 2', 'ecg', 18, 12],
    ['r208', '208 内科二室', '208 Internal medicine 2', 'internal', 24, 12],
  ],
  f3: [
    ['r301', '301 彩超一室', '301 Ultrasound 1', 'ultrasound', 6, 4],
    ['r303', '303 彩超二室', '303 Ultrasound 2', 'ultrasound', 12, 4],
    ['r305', '305 彩超三室', '305 Ultrasound 3', 'ultrasound', 18, 4],
    ['r307', '307 放射 DR', '307 X-ray', 'dr', 24, 4],
    ['r302', '302 眼科一室', '302 Eyes 1', 'eyes', 6, 12],
    ['r304', '304 眼科二室', '304 Eyes 2', 'eyes', 12, 12],
    ['r306', '306 耳鼻喉科', '306 Ear, nose and throat', 'ent', 18, 12],
  ],
};

const rooms: PhoneRoom[] = Object.entries(spots).flatMap(([floor, list]) =>
  list.map(([id, name, nameEn, at, x, y]) => ({ id, name, nameEn, station: at, floor, x, y })),
);

export const page: PhonePage = {
  visit: 'v-zhang',
  siteName: '青禾体检中心 · 东院区',
  siteNameEn: 'Qinghe Check-up Centre, East',
  utcOffsetMin: 480,
  ticket: 'A012',
  name: '张*三',
  floors: [
    { id: 'f2', name: '2 楼', nameEn: 'Floor 2', entry: { x: 1, y: 8 } },
    { id: 'f3', name: '3 楼', nameEn: 'Floor 3', entry: { x: 1, y: 8 } },
  ],
  stations,
  rooms,
  items: [
    {
      id: 'i-blood',
      name: '静脉采血',
      nameEn: 'Venous blood',
      station: 'blood',
      hint: '空腹',
      hintEn: 'Empty stomach',
    },
    {
      id: 'i-breath1',
      name: '碳13 第一次采样',
      nameEn: 'C13 first sample',
      station: 'breath',
      hint: '空腹',
      hintEn: 'Empty stomach',
    },
    { id: 'i-breath2', name: '碳13 第二次采样', nameEn: 'C13 second sample', station: 'breath' },
    { id: 'i-internal', name: '内科检查', nameEn: 'Internal medicine', station: 'internal' },
    { id: 'i-surgery', name: '外科检查', nameEn: 'Surgery', station: 'surgery' },
    {
      id: 'i-ecg',
      name: '十二导联心电图',
      nameEn: '12-lead ECG',
      station: 'ecg',
      hint: '静坐 5 分钟',
      hintEn: 'Rest 5 min',
    },
    {
      id: 'i-liver',
      name: '肝胆胰脾彩超',
      nameEn: 'Upper abdomen ultrasound',
      station: 'ultrasound',
      hint: '空腹',
      hintEn: 'Empty stomach',
    },
    {
      id: 'i-bladder',
      name: '膀胱前列腺彩超',
      nameEn: 'Bladder and prostate ultrasound',
      station: 'ultrasound',
      hint: '憋尿',
      hintEn: 'Full bladder',
    },
    { id: 'i-dr', name: '胸部正位片', nameEn: 'Chest X-ray', station: 'dr' },
    { id: 'i-eyes', name: '视力与眼底', nameEn: 'Vision and fundus', station: 'eyes' },
    { id: 'i-ent', name: '耳鼻喉检查', nameEn: 'Ear, nose and throat', station: 'ent' },
  ],
};

/** The same page for a VVIP: a ticket and no name (rule V1). */
export function vvipPage(): PhonePage {
  const vvip = { ...page, ticket: 'V003' };
  delete vvip.name;
  return vvip;
}

const base: PhoneView = {
  s: 'free',
  st: 'ultrasound',
  a: 4,
  w: [8, 15],
  o: ['ultrasound', 'dr', 'eyes', 'ecg', 'internal'],
  q: [10, 5, 0, 25, -1],
  d: [5, 11],
  e: [NOW + 70 * MINUTE, NOW + 100 * MINUTE],
};

/** Busy or away: no place in line. */
const { s, st, o, q, d, e } = base;
const withoutLine: PhoneView = {
  s,
  ...(st ? { st } : {}),
  o,
  ...(q ? { q } : {}),
  d,
  ...(e ? { e } : {}),
};
const nowhere: PhoneView = { s, o, d, ...(e ? { e } : {}) };

/** One view for each situation and for the cards that can join them. */
export const views = {
  waiting: base,
  nextInLine: { ...base, a: 0, w: [1, 3] },
  station: { ...base, s: 'bound' },
  door: { ...base, s: 'bound', r: 'r303', a: 1, w: [3, 6] },
  called: { ...withoutLine, s: 'called', r: 'r303' },
  serving: { ...withoutLine, s: 'serving', r: 'r303' },
  passed: { ...withoutLine, s: 'away', p: 'absent' },
  elsewhere: { ...withoutLine, s: 'away', p: 'elsewhere' },
  held: { ...nowhere, s: 'away', p: 'held' },
  nurse: { ...nowhere, s: 'away', p: 'nurse' },
  frozen: { ...base, f: true },
  timed: { ...nowhere, o: ['breath'], d: [10, 11], b: NOW + 12.5 * MINUTE },
  timedWithNext: { ...base, o: ['ultrasound', 'dr', 'breath'], b: NOW + 24 * MINUTE },
  unprepared: { ...nowhere, o: ['ultrasound'], d: [9, 11], n: ['full-bladder'] },
  hints: { ...base, n: ['full-bladder', 'fasting'] },
  idle: nowhere,
  resting: {
    ...nowhere,
    l: 'ultrasound',
    w: [12, 24],
    o: ['ultrasound', 'ecg', 'dr', 'eyes', 'internal'],
    q: [10, 5, 0, -1, -1],
    x: { eyes: 'after', internal: 'closed' },
    k: ['full-bladder', 'fasting'],
  },
  restingSoon: { ...nowhere, l: 'ecg', w: [2, 5], o: ['ecg', 'eyes'], q: [0, 5], d: [9, 11] },
  restingTimed: {
    ...nowhere,
    l: 'dr',
    w: [6, 13],
    o: ['dr', 'breath'],
    q: [5, -1],
    x: { breath: 'time' },
    d: [9, 11],
    b: NOW + 24 * MINUTE,
  },
  restingUnprepared: {
    ...nowhere,
    l: 'internal',
    w: [9, 16],
    o: ['internal', 'ultrasound'],
    q: [5, -1],
    x: { ultrasound: 'prep' },
    n: ['full-bladder'],
    d: [8, 11],
  },
  closed: { ...nowhere, o: ['dr', 'eyes'], x: { dr: 'closed', eyes: 'closed' }, d: [8, 11] },
  expected: { s: 'expected', o: stations.map((one) => one.id), d: [0, 11] },
  finished: { s: 'finished', o: [], d: [11, 11] },
} as const satisfies Record<string, unknown>;

export type ViewName = keyof typeof views;
export const viewNames = Object.keys(views) as ViewName[];

/** A fixture as the wire type. */
export const view = (name: ViewName): PhoneView => views[name] as unknown as PhoneView;
