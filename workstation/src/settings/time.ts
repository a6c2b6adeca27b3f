/**
 * A time of day as somebody types it: `7:30`, `0730`, `7：30`, `7`.
 * @returns `HH:MM`, empty for nothing, undefined for what is no time
 */
export function readTime(text: string): string | undefined {
  const plain = text.trim().replace('：', ':');
  if (plain === '') return '';
  const parts = /^(\d{1,2}):?(\d{2})?$/.exec(plain);
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)];
  if (!parts || hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
