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
/** Where a rule between items, or of pregnancy, comes from: usual practice, as far as it is remembered. */
const practice = 'common practice in Chinese hospitals, from memory';
const likely = { source: practice, confidence: 'medium-high' } as const;
const unsure = { source: practice, confidence: 'medium' } as const;

const noX: More = {
  pregnancy: 'possible',
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
  pregnancy: 'pregnant',
  excludes: ['menses'],
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
/** Inside, so with an empty bladder, and after what needs a full one. */
const transvaginal: More = {
  ...gynaecology,
  pregnancy: 'possible',
  prepHint: '检查前排空小便；经期、妊娠期不查；无性生活史请告知医生',
  prepHintEn:
    'Empty your bladder first; not during menses or pregnancy; tell the doctor if never sexually active',
  ...unsure,
};
const rest: More = {
  prepHint: '先静坐 5 分钟',
  prepHintEn: 'Sit quietly for 5 minutes first',
};

/** A smear is taken before anything else is put there. */
const smearFirst = {
  item: 'US-TV',
  rule: 'before',
  text: '先取宫颈标本，再做其他经阴道检查',
  textEn: 'The smear comes before other vaginal examinations',
  ...likely,
} as const;
/** Barium left behind hides what ultrasound and CT look for. */
const bariumLater = {
  item: 'BARIUM',
  rule: 'before',
  text: '钡剂会影响成像，须在钡餐前做',
  textEn: 'Barium spoils the picture',
  ...unsure,
} as const;
/** What exertion falsifies. */
const calm = {
  text: '剧烈运动后须静息半小时',
  textEn: 'Half an hour of rest after exertion',
  ...likely,
} as const;

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
  item('TCT', '宫颈液基细胞', 'Cervical cytology', 'gynae', {
    ...gynaecology,
    exclusive: [smearFirst],
  }),
  item('HPV', 'HPV 分型', 'HPV typing', 'gynae', { ...gynaecology, exclusive: [smearFirst] }),
  item('ECG', '常规心电图', 'Resting ECG', 'ecg', {
    ...rest,
    exclusive: [
      {
        item: 'ECG-EX',
        rule: 'before',
        text: '运动后的心电图不能作为静息心电图',
        textEn: 'After exercise an ECG is no resting ECG',
        ...likely,
      },
    ],
  }),
  item('ECG-EX', '运动平板心电图', 'Exercise ECG', 'ecg', {
    pregnancy: 'pregnant',
    contraindications: [
      {
        text: '近期心梗、不稳定心绞痛、严重心律失常者不宜',
        textEn: 'Not after a recent infarction, with unstable angina or severe arrhythmia',
      },
    ],
    prepHint: '餐后 2 小时以上，穿运动鞋；做完休息 15 分钟再离开',
    prepHintEn: 'Two hours after a meal, in sports shoes; rest for 15 minutes afterwards',
    ...unsure,
  }),
  item('CXR', '胸部 DR', 'Chest X-ray', 'dr', noX),
  item('MAMMO', '乳腺钼靶', 'Mammography', 'dr', { ...noX, sex: 'F' }),
  item('BARIUM', '上消化道钡餐', 'Barium meal', 'dr', {
    ...noX,
    fasting: true,
    prepHint: '空腹 8 小时以上；已怀孕、可能怀孕请先告知；检查后多饮水',
    prepHintEn: 'Fast for 8 hours; tell the staff if you are or may be pregnant; drink afterwards',
    ...unsure,
  }),
  item('LDCT', '胸部低剂量 CT', 'Low-dose chest CT', 'ct', { ...noX, exclusive: [bariumLater] }),
  item('BMD', '骨密度', 'Bone density', 'bmd', noX),
  item('PFT', '肺功能', 'Lung function', 'lung', {
    contraindications: [
      {
        text: '近期心梗、气胸、咯血或一个月内手术者不宜',
        textEn: 'Not after a recent infarction, pneumothorax, haemoptysis or surgery',
      },
    ],
  }),
  item('ABI', '动脉硬化检测', 'Arterial stiffness', 'vascular', {
    ...rest,
    exclusive: [{ item: 'ECG-EX', rule: 'apart', minutes: 30, ...calm }],
  }),
  item('TCD', '经颅多普勒', 'Transcranial Doppler', 'vascular'),
];

const ultrasound = [
  item('US-ABD', '腹部彩超（肝胆胰脾肾）', 'Abdominal ultrasound', 'ultrasound', {
    ...fasting,
    exclusive: [bariumLater],
  }),
  item('US-THY', '甲状腺彩超', 'Thyroid ultrasound', 'ultrasound'),
  item('US-BRE', '乳腺彩超', 'Breast ultrasound', 'ultrasound', { sex: 'F', tags: ['women'] }),
  item('US-PEL', '子宫附件彩超', 'Pelvic ultrasound', 'ultrasound', {
    sex: 'F',
    tags: ['women'],
    ...fullBladder,
  }),
  item('US-TV', '经阴道彩超', 'Transvaginal ultrasound', 'ultrasound', {
    sex: 'F',
    tags: ['women'],
    ...transvaginal,
  }),
  item('US-URO', '前列腺膀胱彩超', 'Prostate and bladder ultrasound', 'ultrasound', {
    sex: 'M',
    ...fullBladder,
  }),
  item('US-CAR', '颈动脉彩超', 'Carotid ultrasound', 'ultrasound', { tags: ['vessel'] }),
  item('US-HRT', '心脏彩超', 'Echocardiography', 'ultrasound', { tags: ['heart'] }),
];

/** Of the two breath tests one is enough, and the second would measure the first. */
const otherBreathTest = {
  item: 'UBT-1',
  rule: 'day',
  text: '碳13与碳14测同一项，同日只做一种',
  textEn: 'Both test for the same; one of them a day',
  ...likely,
} as const;

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
  item('C14-1', '碳14呼气（服胶囊）', 'Carbon-14 breath test, capsule', 'breath', {
    fasting: true,
    pregnancy: 'possible',
    excludes: ['lactating'],
    exclusive: [otherBreathTest],
    contraindications: [
      { ageTo: 11, text: '儿童请改做碳13呼气', textEn: 'Carbon-13 instead for children' },
    ],
    prepHint: '空腹；已怀孕、可能怀孕或哺乳请先告知；服胶囊后静坐',
    prepHintEn: 'Fasting; tell the staff if you are or may be pregnant or breastfeed; then sit',
  }),
  item('C14-2', '碳14呼气（采样）', 'Carbon-14 breath test, sample', 'breath', {
    fasting: true,
    pregnancy: 'possible',
    excludes: ['lactating'],
    timing: { from: 'C14-1', notBefore: 15 * minute, due: 18 * minute, latest: 25 * minute },
    prepHint: '服胶囊后满 15 分钟采样，请按时回来',
    prepHintEn: 'Fifteen minutes after the capsule; please be back in time',
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
