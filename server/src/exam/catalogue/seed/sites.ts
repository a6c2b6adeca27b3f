import type { ClassEntry, SiteEntry } from '../catalogue.schemas.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Several classes share a letter: a ticket should not tell the hall who is pregnant. */
const classes: ClassEntry[] = [
  { id: 'normal', name: '普通', nameEn: 'Regular', creditMs: 0, vip: false, prefix: 'A' },
  {
    id: 'appointment',
    name: '按时预约',
    nameEn: 'Appointment',
    creditMs: 5 * minute,
    vip: false,
    prefix: 'A',
  },
  {
    id: 'elder',
    name: '70 岁以上',
    nameEn: 'Aged 70 and over',
    creditMs: 10 * minute,
    vip: false,
    prefix: 'A',
    minAge: 70,
  },
  {
    id: 'pregnant',
    name: '孕妇',
    nameEn: 'Pregnant',
    creditMs: 10 * minute,
    vip: false,
    prefix: 'A',
    sex: 'F',
    condition: 'pregnant',
  },
  {
    id: 'military',
    name: '军人优先',
    nameEn: 'Military',
    creditMs: 10 * minute,
    vip: false,
    prefix: 'A',
  },
  { id: 'vip', name: 'VIP', nameEn: 'VIP', creditMs: 30 * minute, vip: true, prefix: 'V' },
];

const policy: SiteEntry['policy'] = {
  binding: 'late',
  gamma: 0.5,
  vipEvery: 3,
  pressLockMs: 2_000,
  recallCooldownMs: 10_000,
  reentryAfter: [3, 5],
  autoRejoinMs: 0,
  slotMs: 30 * minute,
  expectedGraceMs: 30 * minute,
  undoMs: 60_000,
  freezeLimitMs: 15 * minute,
  utcOffsetMs: 8 * hour,
  cutOffMs: 4 * hour,
};

const hospital = {
  hospital: '江屿医院健康管理中心',
  hospitalEn: 'Jiangyu Hospital Health Management Centre',
};

const quiet = '请留意叫号，保持安静；过号请到导检台重新报到。';

const east: SiteEntry = {
  id: 'east',
  name: '城东院区',
  nameEn: 'East Campus',
  ...hospital,
  floors: [
    { id: '1F', name: '一楼', nameEn: 'Ground floor', level: 1, entry: { x: 4, y: 10 } },
    { id: '2F', name: '二楼', nameEn: 'Second floor', level: 2, entry: { x: 6, y: 10 } },
    { id: '3F', name: '三楼', nameEn: 'Third floor', level: 3, entry: { x: 6, y: 10 } },
  ],
  entrance: { floor: '1F', x: 0, y: 10 },
  zones: [
    { id: 'east-1', name: '一楼影像区', nameEn: 'Imaging', floor: '1F', notice: quiet },
    { id: 'east-2a', name: '二楼检验区', nameEn: 'Laboratory', floor: '2F', notice: quiet },
    { id: 'east-2b', name: '二楼诊室区', nameEn: 'Consulting rooms', floor: '2F', notice: quiet },
    { id: 'east-3', name: '三楼功能区', nameEn: 'Functional tests', floor: '3F', notice: quiet },
  ],
  stations: {
    dr: { zone: 'east-1', floor: '1F' },
    ct: { zone: 'east-1', floor: '1F' },
    bmd: { zone: 'east-1', floor: '1F' },
    blood: { zone: 'east-2a', floor: '2F' },
    general: { zone: 'east-2a', floor: '2F' },
    sample: { zone: 'east-2a', floor: '2F' },
    breath: { zone: 'east-2a', floor: '2F' },
    internal: { zone: 'east-2b', floor: '2F' },
    surgery: { zone: 'east-2b', floor: '2F' },
    eye: { zone: 'east-2b', floor: '2F' },
    ent: { zone: 'east-2b', floor: '2F' },
    dental: { zone: 'east-2b', floor: '2F' },
    gynae: { zone: 'east-2b', floor: '2F' },
    ultrasound: { zone: 'east-3', floor: '3F' },
    ecg: { zone: 'east-3', floor: '3F' },
    vascular: { zone: 'east-3', floor: '3F' },
    lung: { zone: 'east-3', floor: '3F' },
  },
  classes,
  policy,
};

const river: SiteEntry = {
  id: 'river',
  name: '滨江院区',
  nameEn: 'Riverside Campus',
  ...hospital,
  floors: [{ id: '1F', name: '一楼', nameEn: 'Ground floor', level: 1, entry: { x: 3, y: 6 } }],
  entrance: { floor: '1F', x: 0, y: 6 },
  zones: [{ id: 'river-1', name: '候检大厅', nameEn: 'Waiting hall', floor: '1F', notice: quiet }],
  stations: Object.fromEntries(
    ['blood', 'general', 'sample', 'internal', 'surgery', 'ecg', 'ultrasound', 'dr'].map((id) => [
      id,
      { zone: 'river-1', floor: '1F' },
    ]),
  ),
  classes,
  policy,
};

export const sites: SiteEntry[] = [east, river];
