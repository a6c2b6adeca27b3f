/**
 * The record with one part set, or without it where nothing is typed: the server knows no empty parts.
 * @param value what the part is to be; nothing takes it away
 */
export function withPart<T extends object, K extends keyof T>(
  record: T,
  part: K,
  value: T[K] | undefined,
): T {
  const { [part]: _old, ...rest } = record;
  return (value === undefined || value === '' ? rest : { ...rest, [part]: value }) as T;
}

/** The number that is typed into a field, if it is one. */
export function typedNumber(typed: string): number | undefined {
  const number = Number(typed);
  return typed.trim() === '' || Number.isNaN(number) ? undefined : number;
}
