import type { ItemEntry } from '../catalogue.schemas.ts';
import { departments, priceFen } from './prices.ts';

const usualItem = {
  source: 'items usual in Chinese exam centres, from memory',
  confidence: 'medium-high',
} as const;

type More = Partial<Omit<ItemEntry, 'id' | 'name' | 'nameEn' | 'station'>>;

function item(id: string, name: string, nameEn: string, station: string, more: More = {}) {
  const department = departments[station];
  if (!department) throw new Error(`no department answers for station ${station}`);
  const money = { priceFen: priceFen(id) };
  return { id, name, nameEn, station, ...department, ...money, ...usualItem, ...more };
}

const minute = 60_000;

const fasting: More = {
  fasting: true,
  prepHint: '空腹 8 小时以上，可少量饮水，查完再吃早餐',
  prepHintEn: 'Fast for 8 hours, a little water is fine; breakfast afterwards',
};
const fullBladder: More = {
  prep: ['full-bladder'],
  prepHint: '需要憋尿：饮水 500–1000 毫升，有明显尿意时告知工作人员',
  prepHintEn: 'Full bladder: drink 500–1000 ml and tell the staff when you feel the urge',
};
const noX: More = {
  excludes: ['pregnant', 'possibly-pregnant'],
  contraindications: [
    {
      ageTo: 17,
      text: '未成年人非必要不做放射检查',
      textEn: 'No X-rays for minors unless needed',
    },
  ],
  prepHint: '已怀孕、可能怀孕或备孕请先告知；请取下金属饰物',
  prepHintEn: 'Tell the staff if you are or may be pregnant; take off metal',
};
/** The inner examination needs an empty bladder, so it follows the ultrasound that needs a full one. */
const gynaecology: More = {
  sex: 'F',
  after: ['US-PEL'],
  excludes: ['menses', 'pregnant'],
  contraindications: [
    {
      sex: 'F',
      text: '无性生活史者须本人签署知情同意',
      textEn: 'Written consent if never sexually active',
    },
  ],
  prepHint: '检查前排空小便；经期不查；无性生活史请告知医生',
  prepHintEn:
    'Empty your bladder first; not during menses; tell the doctor if never sexually active',
};
const rest: More = {
  prepHint: '先静坐 5 分钟',
  prepHintEn: 'Sit quietly for 5 minutes first',
};

const floorItems = [
  item('BODY', '身高体重腰围', 'Height, weight and waist', 'general'),
  item('BP', '血压脉搏', 'Blood pressure and pulse', 'general', rest),
  item('COMP', '人体成分', 'Body composition', 'general'),
  item('INT', '内科检查', 'Internal medicine', 'internal'),
  item('SUR', '外科检查', 'Surgery', 'surgery'),
  item('VISION', '视力', 'Visual acuity', 'eye'),
  item('IOP', '眼压', 'Eye pressure', 'eye'),
  item('SLIT', '裂隙灯', 'Slit lamp', 'eye'),
  item('FUNDUS', '眼底照相', 'Fundus photography', 'eye'),
  item('ENT', '耳鼻喉检查', 'Ear, nose and throat', 'ent'),
  item('ORAL', '口腔检查', 'Mouth and teeth', 'dental'),
  item('GYN', '妇科内诊', 'Gynaecological examination', 'gynae', gynaecology),
  item('TCT', '宫颈液基细胞', 'Cervical cytology', 'gynae', gynaecology),
  item('HPV', 'HPV 分型', 'HPV typing', 'gynae', gynaecology),
  item('ECG', '常规心电图', 'Resting ECG', 'ecg', rest),
  item('CXR', '胸部 DR', 'Chest X-ray', 'dr', noX),
  item('LDCT', '胸部低剂量 CT', 'Low-dose chest CT', 'ct', noX),
  item('BMD', '骨密度', 'Bone density', 'bmd', noX),
  item('PFT', '肺功能', 'Lung function', 'lung', {
    contraindications: [
      {
        text: '近期心梗、气胸、咯血或一个月内手术者不宜',
        textEn: 'Not after a recent infarction, pneumothorax, haemoptysis or surgery',
      },
    ],
  }),
  item('ABI', '动脉硬化检测', 'Arterial stiffness', 'vascular', rest),
  item('TCD', '经颅多普勒', 'Transcranial Doppler', 'vascular'),
];

const ultrasound = [
  item('US-ABD', '腹部彩超（肝胆胰脾肾）', 'Abdominal ultrasound', 'ultrasound', fasting),
  item('US-THY', '甲状腺彩超', 'Thyroid ultrasound', 'ultrasound'),
  item('US-BRE', '乳腺彩超', 'Breast ultrasound', 'ultrasound', { sex: 'F', tags: ['women'] }),
  item('US-PEL', '子宫附件彩超', 'Pelvic ultrasound', 'ultrasound', {
    sex: 'F',
    tags: ['women'],
    ...fullBladder,
  }),
  item('US-URO', '前列腺膀胱彩超', 'Prostate and bladder ultrasound', 'ultrasound', {
    sex: 'M',
    ...fullBladder,
  }),
  item('US-CAR', '颈动脉彩超', 'Carotid ultrasound', 'ultrasound', { tags: ['vessel'] }),
  item('US-HRT', '心脏彩超', 'Echocardiography', 'ultrasound', { tags: ['heart'] }),
];

/** The second sample is due half an hour after the first; some minutes late it is worthless. */
const breath = [
  item('UBT-1', '碳13呼气（第一次采样）', 'Breath test, first sample', 'breath', {
    fasting: true,
    contraindications: [
      {
        text: '四周内用过抗生素、铋剂，两周内用过抑酸药者结果可能不准',
        textEn: 'Unreliable within 4 weeks of antibiotics or bismuth, 2 weeks of acid blockers',
      },
    ],
    prepHint: '空腹；两次采样之间请静坐，不进食、不吸烟、不运动',
    prepHintEn: 'Fasting; between the two samples sit, do not eat, smoke or exercise',
  }),
  item('UBT-2', '碳13呼气（第二次采样）', 'Breath test, second sample', 'breath', {
    fasting: true,
    timing: { from: 'UBT-1', notBefore: 30 * minute, due: 31 * minute, latest: 45 * minute },
    prepHint: '第一次采样后满 30 分钟采样，请按时回来',
    prepHintEn: 'Thirty minutes after the first sample; please be back in time',
  }),
];

/** Laboratory groups drawn in one go at the same window. */
const laboratory = [
  item('CBC', '血常规', 'Blood count', 'blood'),
  item('LIVER', '肝功能', 'Liver panel', 'blood', fasting),
  item('KIDNEY', '肾功能', 'Kidney panel', 'blood', fasting),
  item('LIPID', '血脂', 'Lipids', 'blood', fasting),
  item('GLU', '空腹血糖', 'Fasting glucose', 'blood', fasting),
  item('HBA1C', '糖化血红蛋白', 'HbA1c', 'blood'),
  item('HCY', '同型半胱氨酸', 'Homocysteine', 'blood', fasting),
  item('CARDIAC', '心肌酶', 'Cardiac enzymes', 'blood', fasting),
  item('HSCRP', '超敏 C 反应蛋白', 'High-sensitivity CRP', 'blood'),
  item('THYROID', '甲状腺功能', 'Thyroid function', 'blood'),
  item('TUMOUR-M', '肿瘤标志物（男）', 'Tumour markers, men', 'blood', { sex: 'M' }),
  item('TUMOUR-F', '肿瘤标志物（女）', 'Tumour markers, women', 'blood', { sex: 'F' }),
  item('GASTRIC', '胃功能', 'Gastric function', 'blood', fasting),
  item('HBV', '乙肝五项', 'Hepatitis B markers', 'blood', {
    contraindications: [
      {
        text: '须本人知情同意；入学、入职体检不得检测',
        textEn: 'With consent only; not for enrolment or employment',
      },
    ],
  }),
  item('INFECT', '丙肝、梅毒、艾滋抗体', 'Hepatitis C, syphilis, HIV', 'blood', {
    contraindications: [{ text: '须本人知情同意', textEn: 'With consent only' }],
  }),
  item('ELEC', '电解质', 'Electrolytes', 'blood', fasting),
  item('INFLAM', 'C 反应蛋白、血沉', 'CRP and sedimentation rate', 'blood'),
  item('RHEUM', '风湿两项', 'Rheumatic markers', 'blood'),
  item('NUTRI', '维生素与叶酸', 'Vitamins and folate', 'blood'),
  item('FERRITIN', '铁蛋白', 'Ferritin', 'blood'),
  item('URINE', '尿常规', 'Urinalysis', 'sample', {
    // Urine is passed only when nobody needs a full bladder any more.
    after: ['US-PEL', 'US-URO'],
    excludes: ['menses'],
    prepHint: '留取中段尿；有憋尿项目的请先完成彩超；经期后再查',
    prepHintEn: 'Midstream; after any ultrasound that needs a full bladder; not during menses',
  }),
  item('UACR', '尿微量白蛋白/肌酐', 'Urine albumin/creatinine', 'sample', {
    after: ['US-PEL', 'US-URO'],
    excludes: ['menses'],
  }),
  item('FIT', '便潜血', 'Faecal occult blood', 'sample', {
    excludes: ['menses'],
    prepHint: '留取新鲜标本，1 小时内送达',
    prepHintEn: 'A fresh sample, handed in within an hour',
  }),
];

export const items: ItemEntry[] = [...floorItems, ...ultrasound, ...breath, ...laboratory];
