import type { PackageEntry } from '../catalogue.schemas.ts';

const entry = ['BODY', 'BP', 'CBC', 'LIVER', 'URINE', 'INT', 'SUR', 'ECG', 'CXR'];
const basic = [...entry, 'KIDNEY', 'LIPID', 'GLU', 'US-ABD'];
const standard = [...basic, 'VISION', 'IOP', 'ENT', 'ORAL', 'US-THY', 'UBT-1', 'UBT-2'];
const men = ['US-URO', 'TUMOUR-M'];
const women = ['US-BRE', 'US-PEL', 'GYN', 'TCT', 'TUMOUR-F'];
const withoutXray = (items: string[]) => items.filter((item) => item !== 'CXR');
const heart = ['HBA1C', 'HCY', 'CARDIAC', 'HSCRP', 'US-HRT', 'US-CAR', 'ABI'];
const executive = [...withoutXray(standard), 'LDCT', 'FUNDUS', 'COMP', 'THYROID', 'PFT', 'BMD'];

export const packages: PackageEntry[] = [
  {
    id: 'entry',
    name: '入职体检',
    nameEn: 'Pre-employment',
    priceFen: 25_800,
    examTypes: ['employment', 'student'],
    items: entry,
  },
  {
    id: 'basic',
    name: '基础套餐',
    nameEn: 'Basic',
    priceFen: 49_800,
    examTypes: ['health', 'employment', 'occupational'],
    items: basic,
  },
  {
    id: 'standard-m',
    name: '标准套餐（男）',
    nameEn: 'Standard, men',
    sex: 'M',
    priceFen: 108_000,
    examTypes: ['health'],
    items: [...standard, ...men],
  },
  {
    id: 'standard-f',
    name: '标准套餐（女）',
    nameEn: 'Standard, women',
    sex: 'F',
    priceFen: 138_000,
    examTypes: ['health'],
    items: [...standard, ...women],
  },
  {
    id: 'cardio',
    name: '心脑血管套餐',
    nameEn: 'Heart and vessels',
    priceFen: 138_000,
    examTypes: ['health'],
    items: [...basic, ...heart, 'TCD', 'FUNDUS'],
  },
  {
    id: 'executive-m',
    name: '尊享套餐（男）',
    nameEn: 'Executive, men',
    sex: 'M',
    priceFen: 258_000,
    examTypes: ['health', 'cancer'],
    items: [...executive, ...men, ...heart],
  },
  {
    id: 'executive-f',
    name: '尊享套餐（女）',
    nameEn: 'Executive, women',
    sex: 'F',
    priceFen: 308_000,
    examTypes: ['health', 'cancer'],
    items: [...executive, ...women, 'HPV', ...heart],
  },
];
