const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a unified social credit code (GB 32100) has the check sign that belongs to it. */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18 || Array.from(code).some((sign) => !signs.includes(sign))) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * signs.indexOf(code[at]!), 0);
  return signs[(31 - (sum % 31)) % 31] === code[17];
}
