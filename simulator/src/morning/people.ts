import type { Random } from '../random.ts';

/** One invented examinee of the morning. */
export interface Person {
  name: string;
  sex: 'M' | 'F';
  birthDate: string;
  class: string;
  vvip: boolean;
}

const surnames =
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 林 罗 高 梁 郑 谢 宋 唐 许 邓 冯 韩 曹'.split(
    ' ',
  );
const compound = ['欧阳', '上官', '司徒', '诸葛'];
const givenMale =
  '伟 强 磊 军 洋 勇 杰 涛 明 超 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 旭 宁 龙 林 晨'.split(
    ' ',
  );
const givenFemale =
  '芳 娜 敏 静 丽 艳 娟 霞 秀 玲 燕 红 梅 莉 兰 凤 洁 琳 雪 慧 倩 婷 雅 茹 欣 怡 佳 颖 璐 瑶'.split(
    ' ',
  );

function invent(random: Random, sex: 'M' | 'F'): string {
  const surname = random.chance(0.03) ? random.pick(compound) : random.pick(surnames);
  const given = sex === 'M' ? givenMale : givenFemale;
  const second = random.chance(0.75) ? random.pick(given) : '';
  return surname + random.pick(given) + second;
}

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * An invented person: age 20–80, a few VIPs and VVIPs; everyone of seventy or more has the class of the
 * elderly.
 * @param year the year ages are counted from
 */
export function inventPerson(random: Random, year: number): Person {
  const sex = random.chance(0.5) ? 'F' : 'M';
  const age = Math.min(80, Math.max(20, Math.round(random.lognormal(44, 0.35))));
  const vip = random.chance(0.06);
  return {
    name: invent(random, sex),
    sex,
    birthDate: `${year - age}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`,
    class: vip ? 'vip' : age > 70 ? 'elder' : 'normal',
    vvip: vip && random.chance(0.2),
  };
}
