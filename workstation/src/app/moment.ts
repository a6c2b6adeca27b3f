const pad = (value: number) => String(value).padStart(2, '0');

/** A moment of the past or future as lists show it, here and now: `2026-11-23 08:05`. */
export function moment(iso: string | undefined, { seconds = false } = {}): string {
  if (iso === undefined) return '';
  const at = new Date(iso);
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  const parts = [at.getHours(), at.getMinutes(), ...(seconds ? [at.getSeconds()] : [])];
  return `${day} ${parts.map(pad).join(':')}`;
}
