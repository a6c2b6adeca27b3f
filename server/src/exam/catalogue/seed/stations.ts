import type { StationEntry } from '../catalogue.schemas.ts';

/** Usual minutes are placeholders until a centre has measured its own. */
const usual = {
  source: 'usual durations in Chinese exam centres, from memory; replace by measured ones',
  confidence: 'low',
} as const;

function station(
  id: string,
  name: string,
  nameEn: string,
  nominalMinutes: number,
  action = '检查',
  actionEn = 'examination',
): StationEntry {
  return { id, name, nameEn, action, actionEn, nominalMinutes, ...usual };
}

export const stations: StationEntry[] = [
  station('general', '一般检查', 'General check', 2),
  station('blood', '采血', 'Blood draw', 2, '采血', 'blood draw'),
  station('sample', '留样', 'Samples', 2, '留样', 'sample collection'),
  station('internal', '内科', 'Internal medicine', 2),
  station('surgery', '外科', 'Surgery', 2),
  station('eye', '眼科', 'Ophthalmology', 2),
  station('ent', '耳鼻喉科', 'Ear, nose and throat', 3),
  station('dental', '口腔科', 'Dentistry', 3),
  station('gynae', '妇科', 'Gynaecology', 6),
  station('ecg', '心电图', 'Electrocardiogram', 3),
  station('ultrasound', '彩超', 'Ultrasound', 5),
  station('dr', '放射 DR', 'Digital radiography', 2, '拍片', 'X-ray'),
  station('ct', 'CT', 'CT', 6),
  station('bmd', '骨密度', 'Bone density', 5),
  station('breath', '碳13呼气', 'Breath test', 2, '呼气检测', 'breath test'),
  station('vascular', '血管功能', 'Vascular function', 6),
  station('lung', '肺功能', 'Lung function', 6),
];
