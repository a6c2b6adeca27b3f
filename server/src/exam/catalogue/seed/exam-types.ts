import type { ExamTypeEntry, GroupEntry } from '../catalogue.schemas.ts';

/** Hepatitis B tests are forbidden where somebody enrols or is employed, whoever orders them. */
const noHepatitisB: ExamTypeEntry['blocked'] = [
  {
    item: 'HBV',
    reason: '入学、入职体检不得检测乙肝项目（人社部发〔2010〕12 号）',
    reasonEn: 'Hepatitis B tests are not allowed for enrolment or employment',
    source: '人社部发〔2010〕12号, from memory',
    confidence: 'high',
  },
];

export const examTypes: ExamTypeEntry[] = [
  { id: 'health', name: '健康体检', nameEn: 'Health check', blocked: [] },
  { id: 'employment', name: '入职体检', nameEn: 'Pre-employment', blocked: noHepatitisB },
  { id: 'student', name: '学生体检', nameEn: 'Students and enrolment', blocked: noHepatitisB },
  { id: 'occupational', name: '职业健康检查', nameEn: 'Occupational health', blocked: [] },
  {
    id: 'cancer',
    name: '癌症筛查',
    nameEn: 'Cancer screening',
    blocked: [],
    ageFrom: 45,
    ageTo: 74,
    source: 'eligible ages of the urban early-diagnosis programme, from a project form of 2019',
    confidence: 'medium',
  },
];

export const groups: GroupEntry[] = [
  {
    id: 'glucose',
    name: '糖代谢组合',
    nameEn: 'Glucose metabolism',
    items: ['GLU', 'HBA1C'],
    priceFen: 6_500,
  },
  {
    id: 'helicobacter',
    name: '碳13呼气（两次采样）',
    nameEn: 'Breath test, both samples',
    items: ['UBT-1', 'UBT-2'],
    priceFen: 16_000,
  },
  {
    id: 'cervix',
    name: '宫颈癌筛查（TCT + HPV）',
    nameEn: 'Cervical screening',
    items: ['GYN', 'TCT', 'HPV'],
    priceFen: 42_000,
  },
  {
    id: 'eye',
    name: '眼科组合',
    nameEn: 'Eye check',
    items: ['VISION', 'IOP', 'SLIT', 'FUNDUS'],
    priceFen: 15_000,
  },
];
