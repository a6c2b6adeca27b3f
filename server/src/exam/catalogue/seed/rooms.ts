import type { RoomEntry } from '../catalogue.schemas.ts';
import { sites } from './sites.ts';

type More = Partial<Pick<RoomEntry, 'tags' | 'capacity' | 'doorSlots'>>;

/** A room in its station's zone and floor; people wait at its door by twos unless it says otherwise. */
function roomsOf(siteId: string) {
  const site = sites.find((each) => each.id === siteId);
  return (
    id: string,
    name: string,
    nameEn: string,
    station: string,
    [x, y]: [number, number],
    more: More = {},
  ): RoomEntry => {
    const place = site?.stations[station];
    if (!place) throw new Error(`${siteId} has no station ${station}`);
    const usual = { tags: [], capacity: 1, doorSlots: 2 };
    return {
      id: `${siteId}-${id}`,
      site: siteId,
      name,
      nameEn,
      station,
      ...place,
      x,
      y,
      ...usual,
      ...more,
    };
  };
}

const east = roomsOf('east');
const river = roomsOf('river');

/** Windows and quick rooms keep three at the door, so that nobody's walk makes them idle. */
const quick: More = { doorSlots: 3 };

export const rooms: RoomEntry[] = [
  east('blood-1', '采血 1 号窗', 'Blood window 1', 'blood', [14, 4], quick),
  east('blood-2', '采血 2 号窗', 'Blood window 2', 'blood', [17, 4], quick),
  east('blood-3', '采血 3 号窗', 'Blood window 3', 'blood', [20, 4], quick),
  east('general-1', '一般检查 1 室', 'General check 1', 'general', [26, 4], quick),
  east('general-2', '一般检查 2 室', 'General check 2', 'general', [31, 4], quick),
  east('sample-1', '留样处', 'Samples', 'sample', [10, 4], { capacity: 6, doorSlots: 3 }),
  east('breath-1', '呼气检测室', 'Breath test', 'breath', [36, 4], { capacity: 4, doorSlots: 3 }),
  east('internal-1', '内科 1 室', 'Internal medicine 1', 'internal', [14, 16], quick),
  east('internal-2', '内科 2 室', 'Internal medicine 2', 'internal', [8, 16], quick),
  east('surgery-1', '外科 1 室', 'Surgery 1', 'surgery', [20, 16], quick),
  east('surgery-2', '外科 2 室', 'Surgery 2', 'surgery', [50, 16], quick),
  east('eye-1', '眼科诊室', 'Ophthalmology', 'eye', [26, 16]),
  east('ent-1', '耳鼻喉诊室', 'Ear, nose and throat', 'ent', [32, 16]),
  east('dental-1', '口腔诊室', 'Dentistry', 'dental', [38, 16]),
  east('gynae-1', '妇科诊室', 'Gynaecology', 'gynae', [44, 16]),
  east('ultrasound-1', '彩超 1 室', 'Ultrasound 1', 'ultrasound', [14, 4], {
    tags: ['women', 'vessel'],
  }),
  east('ultrasound-2', '彩超 2 室', 'Ultrasound 2', 'ultrasound', [20, 4], {
    tags: ['women', 'vessel', 'heart'],
  }),
  east('ultrasound-3', '彩超 3 室', 'Ultrasound 3', 'ultrasound', [26, 4], { tags: ['vessel'] }),
  east('ultrasound-4', '彩超 4 室', 'Ultrasound 4', 'ultrasound', [32, 4], { tags: ['women'] }),
  east('ecg-1', '心电图 1 室', 'ECG 1', 'ecg', [14, 16]),
  east('ecg-2', '心电图 2 室', 'ECG 2', 'ecg', [19, 16]),
  east('ecg-3', '心电图 3 室', 'ECG 3', 'ecg', [8, 16]),
  east('vascular-1', '血管功能室', 'Vascular function', 'vascular', [26, 16]),
  east('lung-1', '肺功能室', 'Lung function', 'lung', [32, 16]),
  east('dr-1', 'DR 1 室', 'Digital radiography 1', 'dr', [18, 6], quick),
  east('dr-2', 'DR 2 室', 'Digital radiography 2', 'dr', [10, 6], quick),
  east('ct-1', 'CT 室', 'CT', 'ct', [26, 6]),
  east('bmd-1', '骨密度室', 'Bone density', 'bmd', [34, 6]),
  river('blood-1', '采血 1 号窗', 'Blood window 1', 'blood', [8, 2], quick),
  river('blood-2', '采血 2 号窗', 'Blood window 2', 'blood', [11, 2], quick),
  river('general-1', '一般检查室', 'General check', 'general', [16, 2], quick),
  river('sample-1', '留样处', 'Samples', 'sample', [5, 2], { capacity: 4, doorSlots: 3 }),
  river('internal-1', '内科诊室', 'Internal medicine', 'internal', [8, 10]),
  river('surgery-1', '外科诊室', 'Surgery', 'surgery', [13, 10]),
  river('ecg-1', '心电图室', 'ECG', 'ecg', [18, 10]),
  river('ultrasound-1', '彩超室', 'Ultrasound', 'ultrasound', [23, 10], {
    tags: ['women', 'vessel'],
  }),
  river('dr-1', 'DR 室', 'Digital radiography', 'dr', [28, 6], quick),
];
