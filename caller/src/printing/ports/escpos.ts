import type { Slip, SlipLine } from '@daozhen/protocol';
import iconv from 'iconv-lite';

/** The command language of receipt printers, as far as a slip needs it. */
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

const start = Buffer.from([ESC, 0x40, FS, 0x26]);
/** Prints what it has, feeds to the knife and cuts. */
const cut = Buffer.from([GS, 0x56, 0x42, 0x30]);

/** Asks, at this very place of the print, for the paper sensor: the answer says that all before is out. */
export const askWhenPrinted = Buffer.from([GS, 0x72, 0x01]);
/** Asks at once why the printer is offline, and for its paper. */
export const askOffline = Buffer.from([0x10, 0x04, 0x02]);
export const askPaper = Buffer.from([0x10, 0x04, 0x04]);

/** Columns of an 80 mm printer in its smaller unit; a Chinese character takes two. */
const COLUMNS = 48;

/** Printed for a character beyond the printer's own font: an empty place could be overlooked. */
const MISSING_MARK = '〓';
const missingNote = '〓 处为打印机字库没有的字，请手写补上';

/** A slip as the bytes a receipt printer takes, with the paper cut at its end. */
export function escpos({ lines }: Slip): Buffer {
  let missing = false;
  const parts = lines.map((line) => {
    if (!('text' in line)) return lineBytes(line);
    const text = printable(line.text);
    missing ||= text !== line.text;
    return lineBytes({ ...line, text });
  });
  const note = missing ? [lineBytes({ text: missingNote })] : [];
  return Buffer.concat([start, ...parts, ...note, cut]);
}

function lineBytes(line: SlipLine): Buffer {
  if ('qr' in line)
    return Buffer.concat([align(true), qr(line.qr), Buffer.from('\n'), align(false)]);
  if ('rule' in line) return Buffer.from(`${'-'.repeat(COLUMNS)}\n`);
  if ('gap' in line) return Buffer.from('\n');
  const times = (line.size ?? 1) - 1;
  return Buffer.concat([
    align(line.centre ?? false),
    Buffer.from([GS, 0x21, (times << 4) | times, ESC, 0x45, line.bold ? 1 : 0]),
    iconv.encode(`${line.text}\n`, 'gb18030'),
    Buffer.from([GS, 0x21, 0, ESC, 0x45, 0]),
    align(false),
  ]);
}

const align = (centre: boolean) => Buffer.from([ESC, 0x61, centre ? 1 : 0]);

/**
 * A text with what two bytes of GB18030 cannot say marked: fonts in receipt printers end there, and a
 * longer code comes out as an empty place or as two wrong characters.
 */
function printable(text: string): string {
  let shown = '';
  for (const character of text) {
    const known = iconv.encode(character, 'gb18030').length <= 2;
    shown += known ? character : MISSING_MARK;
  }
  return shown;
}

/** A QR code drawn by the printer itself: model 2, correction M. */
function qr(text: string): Buffer {
  const data = Buffer.from(text);
  const command = (...bytes: number[]) => {
    const size = bytes.length + 1;
    return Buffer.from([GS, 0x28, 0x6b, size & 0xff, size >> 8, 0x31, ...bytes]);
  };
  return Buffer.concat([
    command(0x41, 0x32, 0x00),
    command(0x43, 0x06),
    command(0x45, 0x31),
    command(0x50, 0x30, ...data),
    command(0x51, 0x30),
  ]);
}
