/** What is wrong with a text: a code of `problemTexts`, with the figures its sentence needs. */
export interface Problem {
  code: string;
  details?: Readonly<Record<string, string | number>>;
}

export type Read<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Reads the text of a cell, which is never empty. */
export type Reader<T> = (text: string) => Read<T>;

export const read = <T>(value: T): Read<T> => ({ ok: true, value });
export const wrong = (
  code: string,
  details?: Problem['details'],
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, ...(details && { details }) },
});

/** What a spreadsheet makes of a long number whose cell is not text. */
const scientific = /^\d(\.\d+)?E\+?\d+$/i;

/** Text of a certain length; long numbers that lost digits are found out. */
export function text({ max = 200, min = 1 } = {}): Reader<string> {
  return (given) => {
    if (scientific.test(given)) return wrong('digits-lost');
    const { length } = Array.from(given);
    if (length > max) return wrong('too-long', { max });
    return length < min ? wrong('too-short', { min }) : read(given);
  };
}

/** Text of a certain form. @param code told when it has another */
export function pattern(form: RegExp, code: string): Reader<string> {
  return (given) => {
    if (scientific.test(given)) return wrong('digits-lost');
    return form.test(given) ? read(given) : wrong(code);
  };
}

/** One of several words, each meaning a value. */
export function oneOf<T>(words: Readonly<Record<string, T>>): Reader<T> {
  const values = new Map(Object.entries(words).map(([word, value]) => [word.toLowerCase(), value]));
  return (given) => {
    const value = values.get(given.toLowerCase());
    return value === undefined
      ? wrong('not-one-of', { words: Object.keys(words).slice(0, 8).join('、') })
      : read(value);
  };
}

const dateForm = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?$/;
const compactForm = /^(\d{4})(\d{2})(\d{2})$/;
/** The day numbers of spreadsheets that somebody may have had in mind: 1900-01-01 to 2100-01-01. */
const serial = { first: 1, last: 73_051, epochMs: Date.UTC(1899, 11, 30) };

/** A day, `YYYY-MM-DD`: as 1985-02-14, 1985/2/14, 1985年2月14日, 19850214 or a spreadsheet's day number. */
export const date: Reader<string> = (given) => {
  const parts = dateForm.exec(given) ?? compactForm.exec(given);
  if (!parts) return fromSerial(given);
  const [, year = '', month = '', day = ''] = parts;
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${said}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(said);
  return exists ? read(said) : wrong('not-a-date');
};

function fromSerial(given: string): Read<string> {
  const number = Number(given);
  const fits = Number.isInteger(number) && number >= serial.first && number <= serial.last;
  if (!fits) return wrong('not-a-date');
  return read(new Date(serial.epochMs + number * 86_400_000).toISOString().slice(0, 10));
}

/** A whole number. */
export function integer({ min = 0, max = 1_000_000_000 } = {}): Reader<number> {
  return (given) => {
    const number = Number(given.replaceAll(',', ''));
    if (!Number.isInteger(number)) return wrong('not-a-number');
    return number < min || number > max ? wrong('out-of-range', { min, max }) : read(number);
  };
}

/** An amount in yuan, as whole fen: `1,280.50`, `¥1280.5`, `1280元`. */
export const money: Reader<number> = (given) => {
  const parts = /^[¥￥]?(\d{1,8})(?:\.(\d{1,2}))?元?$/.exec(given.replaceAll(',', ''));
  if (!parts) return wrong('not-an-amount');
  return read(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')));
};

/** Yes or no. */
export const flag: Reader<boolean> = oneOf({
  是: true,
  否: false,
  有: true,
  无: false,
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
});

/** Several words in one cell, separated by commas, semicolons or 、. */
export function list<T>(each: Reader<T>): Reader<T[]> {
  return (given) => {
    const words = given.split(/[,;、，；|]/).map((word) => word.trim());
    const values: T[] = [];
    for (const word of words.filter((one) => one !== '')) {
      const one = each(word);
      if (!one.ok) return one;
      values.push(one.value);
    }
    return read(values);
  };
}
