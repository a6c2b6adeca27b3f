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
