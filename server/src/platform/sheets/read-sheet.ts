import { ApiError } from '../http/index.ts';
import { plainText } from './cell.domain.ts';
import { parseCsv } from './csv.domain.ts';
import { decodeText, type Encoding } from './encoding.domain.ts';
import { inThread, type Tab } from './sheet-thread.ts';
import { sheetErrors } from './sheets.errors.ts';

/** A file as read: all its sheets, cells as text. */
export interface SheetFile {
  format: 'xlsx' | 'csv';
  /** Of a CSV file, as recognised. */
  encoding?: Encoding;
  tabs: Tab[];
}

export interface ReadOptions {
  /** What somebody says a CSV file is encoded in; recognised otherwise. */
  encoding?: Encoding;
  maxRows?: number;
}

/** Largest file that is read, bytes; routes that take one set it as their body limit. */
export const maxFileBytes = 20 * 1024 * 1024;
const defaultMaxRows = 100_000;

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Of the old binary format, and of a workbook encrypted with a password. */
const oleMark = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, mark: number[]) =>
  mark.every((byte, at) => bytes[at] === byte);

/**
 * Reads an xlsx or CSV file, whatever its name says: by its first bytes.
 * @throws ApiError `sheet.*`, saying what to do about it
 */
export async function readSheetFile(
  bytes: Uint8Array,
  { encoding, maxRows = defaultMaxRows }: ReadOptions = {},
): Promise<SheetFile> {
  if (bytes.length > maxFileBytes) throw new ApiError(sheetErrors, 'sheet.too-large');
  if (startsWith(bytes, oleMark)) throw new ApiError(sheetErrors, 'sheet.old-or-locked');
  const file = startsWith(bytes, zipMark) ? await readXlsx(bytes) : readCsv(bytes, encoding);
  const tabs = file.tabs.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')));
  if (tabs.length === 0) throw new ApiError(sheetErrors, 'sheet.empty');
  if (tabs.some(({ rows }) => rows.length > maxRows)) {
    throw new ApiError(sheetErrors, 'sheet.too-large', { details: { maxRows } });
  }
  return { ...file, tabs };
}

async function readXlsx(bytes: Uint8Array): Promise<SheetFile> {
  const answer = await inThread({ type: 'read', bytes });
  if (!('tabs' in answer)) throw new ApiError(sheetErrors, 'sheet.unreadable');
  return { format: 'xlsx', tabs: answer.tabs };
}

function readCsv(bytes: Uint8Array, wanted?: Encoding): SheetFile {
  const decoded = decodeText(bytes, wanted);
  if (!decoded.ok) {
    const { problem, encoding } = decoded;
    const code = problem === 'garbled' ? 'sheet.garbled' : 'sheet.encoding';
    throw new ApiError(sheetErrors, code, { details: { ...(encoding && { encoding }) } });
  }
  const rows = parseCsv(decoded.text).map((row) => row.map(plainText));
  return { format: 'csv', encoding: decoded.encoding, tabs: [{ name: 'CSV', rows }] };
}
