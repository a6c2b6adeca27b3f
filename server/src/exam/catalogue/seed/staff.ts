import type { StaffEntry } from '../catalogue.schemas.ts';

type Row = [id: string, name: string, title: string, ...stations: string[]];

/** Invented people. */
const east: Row[] = [
  ['tang-ruolan', '唐若澜', '主管护师', 'blood'],
  ['he-jingqiu', '何静秋', '护师', 'blood'],
  ['pan-yueting', '潘月婷', '护师', 'blood'],
  ['nong-xiaoman', '农小满', '护师', 'general'],
  ['bao-qinghe', '包清和', '护师', 'general'],
  ['long-shuya', '龙书雅', '检验技师', 'sample', 'breath'],
  ['zhao-yichen', '赵亦辰', '检验技师', 'breath', 'sample'],
  ['wei-mingyuan', '韦明远', '主任医师', 'internal'],
  ['gu-yanzhi', '顾言之', '主治医师', 'internal'],
  ['su-boheng', '苏伯衡', '副主任医师', 'surgery'],
  ['wan-haotian', '万昊天', '主治医师', 'surgery'],
  ['liang-zhiwei', '梁知微', '主治医师', 'eye'],
  ['mo-tingxuan', '莫庭轩', '主治医师', 'ent'],
  ['ning-anran', '宁安然', '主治医师', 'dental'],
  ['qin-xiaolan', '覃晓岚', '副主任医师', 'gynae'],
  ['lu-siqi', '陆思齐', '主治医师', 'ultrasound'],
  ['lan-yinuo', '蓝一诺', '副主任医师', 'ultrasound'],
  ['meng-zhaoyu', '蒙昭宇', '主治医师', 'ultrasound'],
  ['ruan-qingyi', '阮清漪', '主治医师', 'ultrasound'],
  ['huang-peiwen', '黄佩雯', '技师', 'ecg'],
  ['deng-kaixuan', '邓凯旋', '技师', 'ecg'],
  ['nie-zhengyu', '聂正宇', '技师', 'ecg'],
  ['xie-wanqing', '谢婉清', '主管技师', 'vascular', 'lung'],
  ['shi-lingfeng', '石凌峰', '技师', 'lung', 'vascular'],
  ['cen-haoran', '岑浩然', '主管技师', 'dr'],
  ['tu-mingze', '涂明泽', '技师', 'dr'],
  ['ou-zihan', '区子涵', '技师', 'ct', 'dr'],
  ['ye-muqing', '叶沐青', '技师', 'bmd'],
];

const river: Row[] = [
  ['yan-shihan', '严诗涵', '主管护师', 'blood'],
  ['ji-wenbin', '季文斌', '护师', 'blood', 'sample'],
  ['fang-jiahui', '方佳慧', '护师', 'general', 'sample'],
  ['shu-yuanzhou', '舒远舟', '副主任医师', 'internal'],
  ['hao-jianing', '郝嘉宁', '主治医师', 'surgery'],
  ['tao-xueying', '陶雪莹', '技师', 'ecg'],
  ['qiao-yunxi', '乔云汐', '主治医师', 'ultrasound'],
  ['jin-baichuan', '金百川', '技师', 'dr'],
];

const member =
  (site: string) =>
  ([id, name, title, ...stations]: Row): StaffEntry => ({ id, site, name, title, stations });

export const staff: StaffEntry[] = [...east.map(member('east')), ...river.map(member('river'))];
