import type { ItemEntry } from '../catalogue.schemas.ts';

type Answers = Pick<ItemEntry, 'category' | 'department'>;

const laboratory: Answers = { category: 'laboratory', department: '检验科' };
const radiology: Answers = { category: 'imaging', department: '放射科' };
const functional: Answers = { category: 'function', department: '功能检查科' };
const clinical = (department: string): Answers => ({ category: 'clinical', department });

/** Who answers for what is done at a station. */
export const departments: Readonly<Record<string, Answers>> = {
  general: clinical('健康管理中心'),
  internal: clinical('内科'),
  surgery: clinical('外科'),
  eye: clinical('眼科'),
  ent: clinical('耳鼻喉科'),
  dental: clinical('口腔科'),
  gynae: clinical('妇科'),
  blood: laboratory,
  sample: laboratory,
  breath: laboratory,
  ultrasound: { category: 'imaging', department: '超声科' },
  dr: radiology,
  ct: radiology,
  bmd: radiology,
  ecg: functional,
  vascular: functional,
  lung: functional,
};

/** Invented, in yuan; a hospital puts its own in their place. */
const yuan: Readonly<Record<string, number>> = {
  BODY: 10,
  BP: 5,
  COMP: 60,
  INT: 15,
  SUR: 15,
  VISION: 10,
  IOP: 25,
  SLIT: 20,
  FUNDUS: 110,
  ENT: 15,
  ORAL: 15,
  GYN: 30,
  TCT: 160,
  HPV: 280,
  ECG: 30,
  'ECG-EX': 180,
  CXR: 80,
  MAMMO: 220,
  BARIUM: 160,
  LDCT: 320,
  BMD: 150,
  PFT: 120,
  ABI: 130,
  TCD: 160,
  'US-ABD': 150,
  'US-THY': 100,
  'US-BRE': 110,
  'US-PEL': 110,
  'US-TV': 140,
  'US-URO': 110,
  'US-CAR': 160,
  'US-HRT': 240,
  'UBT-1': 160,
  'UBT-2': 0,
  'C14-1': 120,
  'C14-2': 0,
  CBC: 20,
  LIVER: 80,
  KIDNEY: 45,
  LIPID: 60,
  GLU: 10,
  HBA1C: 60,
  HCY: 80,
  CARDIAC: 70,
  HSCRP: 45,
  THYROID: 180,
  'TUMOUR-M': 320,
  'TUMOUR-F': 360,
  GASTRIC: 180,
  HBV: 90,
  INFECT: 130,
  ELEC: 50,
  INFLAM: 45,
  RHEUM: 60,
  NUTRI: 210,
  FERRITIN: 60,
  URINE: 15,
  UACR: 50,
  FIT: 20,
};

export function priceFen(item: string): number {
  const price = yuan[item];
  if (price === undefined) throw new Error(`item ${item} has no price`);
  return price * 100;
}
