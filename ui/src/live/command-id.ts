/**
 * A fresh command id (rule C1): 32 hexadecimal digits of chance.
 * Not `crypto.randomUUID`, which pages on a hospital's plain http do not have.
 */
export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let id = '';
  for (const byte of bytes) id += byte.toString(16).padStart(2, '0');
  return id;
}
