import { randomBytes } from 'node:crypto';

/** What was made last: ids of one millisecond count up, so that rows written together keep their order. */
const last = { at: 0, count: 0 };
const mostInMs = 0xfff;

/** A new id, UUID version 7: ids made later sort later, so that lists page by them and indexes grow at one end. */
export function newId(now = Date.now()): string {
  if (now > last.at) Object.assign(last, { at: now, count: 0 });
  else if (last.count < mostInMs) last.count += 1;
  else Object.assign(last, { at: last.at + 1, count: 0 });
  const bytes = randomBytes(16);
  bytes.writeUIntBE(last.at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(index === 0 ? 0 : ends[index - 1], end))
    .join('-');
}
