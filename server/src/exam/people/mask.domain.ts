/** More signs than this are not told apart: how long a name is says who somebody is. */
const maxStars = 4;

/**
 * A name as public screens and the voice may have it: 李四 → 李*, 张小三 → 张*三, 欧阳小明 → 欧**明,
 * 阿依古丽·买买提 → 阿****提.
 */
export function maskName(name: string): string {
  const signs = Array.from(name.trim());
  const [first = ''] = signs;
  if (signs.length <= 2) return `${first}*`;
  const stars = Math.min(signs.length - 2, maxStars);
  return `${first}${'*'.repeat(stars)}${signs.at(-1) ?? ''}`;
}

/** A telephone number as lists show it: 139****1234. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A document number as lists show it: the first three and the last four signs of a long one. */
export function maskIdNumber(number: string): string {
  const signs = Array.from(number);
  if (signs.length < 8) return `${signs[0] ?? ''}****`;
  const [head, tail] = signs.length >= 15 ? [3, 4] : [1, 2];
  return `${signs.slice(0, head).join('')}${'*'.repeat(signs.length - head - tail)}${signs.slice(-tail).join('')}`;
}
