/** What is wrong with a new password. */
export type PasswordFault = 'short' | 'classes' | 'name' | 'common' | 'used';

export const passwordRules = {
  leastLength: 10,
  /** Of small letters, capitals, digits and other signs. */
  leastClasses: 3,
  /** As many passwords before must not come back. */
  remembered: 5,
  lastsDays: 90,
} as const;

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** What people take when they are asked for a new password. */
const common =
  /^(password|passwort|passw0rd|p@ssw0rd|admin|administrator|welcome|daozhen|hospital|tijian|yiyuan|qwerty|qwertyuiop|qazwsx|iloveyou|letmein|abc)[^a-z]*$/;
const sameSign = /^(.)\1*$/u;

/** What is wrong with a new password by itself; nothing is kept of it. */
export function passwordFaults(
  password: string,
  { username, name }: { username: string; name: string },
): PasswordFault[] {
  const faults: PasswordFault[] = [];
  if (Array.from(password).length < passwordRules.leastLength) faults.push('short');
  const used = classes.filter((each) => each.test(password)).length;
  if (used < passwordRules.leastClasses) faults.push('classes');
  const lower = password.toLowerCase();
  const names = [username.toLowerCase(), name.toLowerCase()].filter(({ length }) => length > 2);
  if (names.some((each) => lower.includes(each))) faults.push('name');
  if (common.test(lower) || sameSign.test(lower) || isRun(lower)) faults.push('common');
  return faults;
}

/** Whether a password has served its time. */
export function passwordExpired(changedAt: Date, now: number): boolean {
  return now - changedAt.getTime() >= passwordRules.lastsDays * 86_400_000;
}

/** Signs that follow one another, up or down, most of the way: `1234567890`, `abcdefg…`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const following = steps.filter((step) => step === 1).length;
  const falling = steps.filter((step) => step === -1).length;
  return Math.max(following, falling) >= steps.length * 0.7;
}
