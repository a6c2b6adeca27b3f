/** Money is integer fen; people read and type yuan. */

/** `12800` → `128.00`. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen of what somebody typed, e.g. `128`, `128.5`, `1,280.50`, `￥128`; undefined if it is no amount. */
export function readYuan(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[¥¥,\s元]/g, '');
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
