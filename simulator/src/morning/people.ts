import type { Random } from './random.ts';

/** One invented examinee of the morning. */
export interface Person {
  name: string;
  sex: 'M' | 'F';
  birthDate: string;
  class: string;
  vvip: boolean;
}

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹'];
const compound = ['欧阳', '上官', '司徒', '诸葛'];
const givenMale = [...'伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林晨'];
const givenFemale = [...'芳娜敏静丽艳娟霞秀玲燕红梅莉兰凤洁琳雪慧倩婷雅茹欣怡佳颖璐瑶'];

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
