import type {
  Catalogue,
  CatalogueItem,
  CatalogueRoom,
  CatalogueStation,
} from '../src/api/types.ts';

/** The catalogue of an invented campus. */

const station = (
  id: string,
  name: string,
  nameEn: string,
  zone: string,
  floor: string,
): CatalogueStation => ({ id, name, nameEn, zone, floor });

const stations = [
  station('general', '一般检查', 'General check', 'z2', '2F'),
  station('blood', '采血', 'Blood draw', 'z2', '2F'),
  station('internal', '内科', 'Internal medicine', 'z2', '2F'),
  station('surgery', '外科', 'Surgery', 'z2', '2F'),
  station('eye', '眼科', 'Ophthalmology', 'z2', '2F'),
  station('ent', '耳鼻喉科', 'ENT', 'z2', '2F'),
  station('ecg', '心电图', 'ECG', 'z3', '3F'),
  station('ultrasound', '彩超', 'Ultrasound', 'z3', '3F'),
  station('dr', '数字化摄影 DR', 'Digital radiography', 'z3', '3F'),
  station('gyn', '妇科', 'Gynaecology', 'z3', '3F'),
  station('c13', '碳13呼气', 'C-13 breath test', 'z3', '3F'),
];

const roomList: [id: string, name: string, nameEn: string, station: string, capacity?: number][] = [
  ['general-1', '一般检查室', 'General check', 'general'],
  ['blood-1', '采血 1 号窗', 'Blood draw 1', 'blood'],
  ['blood-2', '采血 2 号窗', 'Blood draw 2', 'blood'],
  ['internal-1', '内科诊室', 'Internal medicine', 'internal'],
  ['surgery-1', '外科诊室', 'Surgery', 'surgery'],
  ['eye-1', '眼科诊室', 'Ophthalmology', 'eye'],
  ['ent-1', '耳鼻喉诊室', 'ENT', 'ent'],
  ['ecg-1', '心电图室', 'ECG', 'ecg'],
  ['us-1', '彩超 1 室', 'Ultrasound 1', 'ultrasound'],
  ['us-2', '彩超 2 室', 'Ultrasound 2', 'ultrasound'],
  ['us-3', '彩超 3 室', 'Ultrasound 3', 'ultrasound'],
  ['dr-1', 'DR 1 室', 'DR 1', 'dr'],
  ['gyn-1', '妇科诊室', 'Gynaecology', 'gyn'],
  ['c13-1', '碳13呼气室', 'C-13 breath test', 'c13', 6],
];

const place = (id: string) => stations.find((each) => each.id === id)!;

const rooms = roomList.map(([id, name, nameEn, at, capacity = 1], index): CatalogueRoom => ({
  id,
  name,
  nameEn,
  station: at,
  zone: place(at).zone,
  floor: place(at).floor,
  x: 5 + (index % 6) * 6,
  y: index < 6 ? 4 : 16,
  capacity,
}));

const item = (
  id: string,
  name: string,
  nameEn: string,
  at: string,
  more: Partial<CatalogueItem> = {},
): CatalogueItem => ({ id, name, nameEn, station: at, ...more });

const items = [
  item('height-weight', '身高体重', 'Height and weight', 'general'),
  item('blood-pressure', '血压', 'Blood pressure', 'general', { prepHint: '静坐 5 分钟后测量' }),
  item('blood-routine', '血常规', 'Blood count', 'blood'),
  item('liver', '肝功能', 'Liver panel', 'blood', { prepHint: '空腹' }),
  item('lipids', '血脂四项', 'Lipids', 'blood', { prepHint: '空腹' }),
  item('internal', '内科检查', 'Internal medicine', 'internal'),
  item('surgery', '外科检查', 'Surgery', 'surgery'),
  item('vision', '视力', 'Vision', 'eye'),
  item('fundus', '眼底照相', 'Fundus photo', 'eye'),
  item('ent', '耳鼻喉检查', 'ENT', 'ent'),
  item('ecg', '十二导联心电图', '12-lead ECG', 'ecg'),
  item('us-abdomen', '腹部彩超', 'Abdominal ultrasound', 'ultrasound', { prepHint: '空腹' }),
  item('us-thyroid', '甲状腺彩超', 'Thyroid ultrasound', 'ultrasound'),
  item('us-pelvis', '子宫附件彩超', 'Pelvic ultrasound', 'ultrasound', {
    prepHint: '憋尿，膀胱充盈后检查',
    sex: 'F',
  }),
  item('us-prostate', '前列腺彩超', 'Prostate ultrasound', 'ultrasound', {
    prepHint: '憋尿，膀胱充盈后检查',
    sex: 'M',
  }),
  item('dr-chest', '胸部正位片', 'Chest X-ray', 'dr', { prepHint: '备孕或怀孕者请先告知医生' }),
  item('gyn', '妇科检查', 'Gynaecological exam', 'gyn', { prepHint: '排空膀胱', sex: 'F' }),
  item('c13', '碳13呼气试验', 'C-13 breath test', 'c13', { prepHint: '空腹 2 小时以上' }),
];

const basic = ['height-weight', 'blood-pressure', 'blood-routine', 'liver', 'internal', 'surgery'];
const usual = [...basic, 'lipids', 'vision', 'ent', 'ecg', 'us-abdomen', 'dr-chest'];

export const catalogue: Catalogue = {
  site: { id: 'main', name: '柳东健康体检中心', nameEn: 'Liudong Health Check Centre' },
  zones: [
    { id: 'z2', name: '二楼候检区', nameEn: 'Second floor' },
    { id: 'z3', name: '三楼候检区', nameEn: 'Third floor' },
  ],
  floors: [...new Set(stations.map(({ floor }) => floor))].map((id) => ({
    id,
    name: `${id} 层`,
    nameEn: `Floor ${id}`,
  })),
  stations,
  rooms,
  items,
  packages: [
    { id: 'entry', name: '入职体检', nameEn: 'Pre-employment', items: basic },
    {
      id: 'staff-m',
      name: '职工年度体检（男）',
      nameEn: 'Staff, men',
      sex: 'M',
      items: [...usual, 'us-prostate'],
    },
    {
      id: 'staff-f',
      name: '职工年度体检（女）',
      nameEn: 'Staff, women',
      sex: 'F',
      items: [...usual, 'us-thyroid', 'us-pelvis', 'gyn'],
    },
    {
      id: 'deluxe',
      name: '尊享深度体检',
      nameEn: 'Deluxe',
      items: [...usual, 'fundus', 'us-thyroid', 'c13'],
    },
  ],
  staff: [
    { id: 's-wei', name: '韦明远', title: '主治医师' },
    { id: 's-qin', name: '覃晓岚', title: '副主任医师' },
    { id: 's-lu', name: '陆思齐', title: '医师' },
    { id: 's-mo', name: '莫婉清', title: '主管护师' },
    { id: 's-lan', name: '蓝一舟', title: '技师' },
  ],
  classes: [
    { id: 'normal', name: '普通', nameEn: 'Regular', vip: false, prefix: 'A' },
    { id: 'elder', name: '70 岁以上', nameEn: 'Aged 70+', vip: false, prefix: 'A' },
    { id: 'pregnant', name: '孕妇', nameEn: 'Pregnant', vip: false, prefix: 'A' },
    { id: 'vip', name: 'VIP', nameEn: 'VIP', vip: true, prefix: 'V' },
  ],
};
