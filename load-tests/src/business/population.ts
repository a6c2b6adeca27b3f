/** Invented people, the same for the same seed. */

export interface Invented {
  id: string;
  name: string;
  sex: 'M' | 'F';
  birthDate: string;
  idNumber: string;
  phone: string;
  vvip: boolean;
}

/** Surnames as common as they are; every other one shares what is left. */
const common: [string, number][] = [
  ['王', 72],
  ['李', 72],
  ['张', 68],
  ['刘', 54],
  ['陈', 45],
  ['杨', 31],
  ['黄', 22],
  ['赵', 20],
  ['吴', 20],
  ['周', 20],
];
const others = Array.from(
  '徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤',
);
const given = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲辉鹏红健俊飞波宁雪梅琳云海燕华文斌建国志晓春林峰宏亮玉萍欣怡子轩雨桐浩然思远博宇晨曦若彤嘉懿诗涵梓萱天佑一鸣承恩安琪语嫣可馨俊熙',
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
/** One person of so many is a VVIP. */
const vvipOf = 5000;

/** Numbers in [0, 1) that repeat for a seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;

/** An id as random as the product's own. */
export function idFrom(random: () => number): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** So many different names; the commonest surname has seven of a hundred of them. */
export function namePool(count: number, random: () => number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const second = random() < 0.85 ? pick(given, random) : '';
    names.add(surname(random) + pick(given, random) + second);
  }
  return [...names];
}

function surname(random: () => number): string {
  let at = random() * 1000;
  for (const [name, share] of common) {
    at -= share;
    if (at < 0) return name;
  }
  return pick(others, random);
}

/** One person after another. Identity numbers are of a region that does not exist. */
export function* people(
  count: number,
  pool: readonly string[],
  random: () => number,
): Generator<Invented> {
  for (let n = 0; n < count; n += 1) {
    const sex = random() < 0.5 ? 'M' : 'F';
    const born = new Date(
      Date.UTC(1940 + Math.floor(random() * 68), 0, 1 + Math.floor(random() * 365)),
    );
    const birthDate = born.toISOString().slice(0, 10);
    yield {
      id: idFrom(random),
      name: pick(pool, random),
      sex,
      birthDate,
      idNumber: idNumber(n, birthDate, sex),
      phone: `1${3 + Math.floor(random() * 7)}${digits(Math.floor(random() * 1e9), 9)}`,
      vvip: n % vvipOf === vvipOf - 1,
    };
  }
}

/** The n-th number; no two of five million are alike. */
function idNumber(n: number, birthDate: string, sex: 'M' | 'F'): string {
  const serial = (Math.floor(n / 10_000) % 500) * 2 + (sex === 'M' ? 1 : 0);
  const first17 = `99${digits(n % 10_000, 4)}${birthDate.replaceAll('-', '')}${digits(serial, 3)}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return first17 + checks.charAt(sum % 11);
}

const digits = (value: number, length: number) => String(value).padStart(length, '0');
