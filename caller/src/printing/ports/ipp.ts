/** The binary form of IPP (RFC 8010), as far as a spooler is asked here. */

const TAGS = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  integer: 0x21,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
  name: 0x42,
} as const;

/** Everything below begins a group of attributes instead of an attribute. */
const FIRST_VALUE_TAG = 0x10;
const NAMED_TEXT = { first: 0x40, last: 0x4f } as const;
const enumTags: ReadonlySet<number> = new Set([0x21, 0x23]);

export interface IppAttribute {
  name: string;
  tag: Exclude<keyof typeof TAGS, 'operation' | 'job' | 'end'>;
  value: string | number | readonly string[];
}

/** Values by attribute, one record for each group: a printer, a job. */
export type IppGroup = Record<string, (string | number)[]>;

export interface IppAnswer {
  /** 0 to 255 is success. */
  status: number;
  groups: IppGroup[];
  /** What follows the attributes: a document. */
  data: Buffer;
}

/**
 * A request as bytes.
 * @param job attributes of the job itself, e.g. its paper
 * @param data what follows, e.g. the document
 */
export function encodeIpp(
  operation: number,
  attributes: readonly IppAttribute[],
  job: readonly IppAttribute[] = [],
  data: Uint8Array = new Uint8Array(),
): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0200, 0);
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(1, 4);
  const common: IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', value: 'utf-8' },
    { tag: 'language', name: 'attributes-natural-language', value: 'en' },
  ];
  return Buffer.concat([
    head,
    Buffer.from([TAGS.operation]),
    ...[...common, ...attributes].map(attributeBytes),
    ...(job.length > 0 ? [Buffer.from([TAGS.job]), ...job.map(attributeBytes)] : []),
    Buffer.from([TAGS.end]),
    data,
  ]);
}

/** One attribute as bytes; further values come without a name. */
export function attributeBytes({ name, tag, value }: IppAttribute): Buffer {
  const values: readonly (string | number)[] = Array.isArray(value) ? value : [value];
  return Buffer.concat(
    values.map((each, index) =>
      Buffer.concat([
        Buffer.from([TAGS[tag]]),
        sized(Buffer.from(index === 0 ? name : '')),
        sized(typeof each === 'number' ? int32(each) : Buffer.from(each)),
      ]),
    ),
  );
}

/** @throws RangeError for an answer that is cut short */
export function decodeIpp(bytes: Buffer): IppAnswer {
  const status = bytes.readUInt16BE(2);
  const groups: IppGroup[] = [];
  let at = 8;
  let last = '';
  for (;;) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag === TAGS.end) return { status, groups, data: bytes.subarray(at) };
    if (tag < FIRST_VALUE_TAG) {
      groups.push({});
      continue;
    }
    const name = readSized(bytes, at);
    const value = readSized(bytes, name.next);
    at = value.next;
    last = name.bytes.length > 0 ? name.bytes.toString() : last;
    const read = valueOf(tag, value.bytes);
    if (read !== undefined) ((groups.at(-1) ?? {})[last] ??= []).push(read);
  }
}

/** Texts and numbers; dates, ranges and the like are not asked for here. */
function valueOf(tag: number, bytes: Buffer): string | number | undefined {
  if (enumTags.has(tag)) return bytes.readInt32BE(0);
  return tag >= NAMED_TEXT.first && tag <= NAMED_TEXT.last ? bytes.toString() : undefined;
}

function readSized(bytes: Buffer, at: number): { bytes: Buffer; next: number } {
  const next = at + 2 + bytes.readUInt16BE(at);
  if (next > bytes.length) throw new RangeError('the answer is cut short');
  return { bytes: bytes.subarray(at + 2, next), next };
}

function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
