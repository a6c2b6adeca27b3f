import { expect, it } from 'vitest';
import { readPrinterOptions, WrongPrinterOptions } from './options.ts';

const read = (...args: string[]) => readPrinterOptions(['--printer', ...args], {});

it('names printers, with the usual port where none is given', () => {
  const options = read(
    '--receipt',
    '号条机=192.0.2.10',
    '--receipt',
    'b=host:9101',
    '--folder',
    'x=/spool/a=b',
  );
  expect([...options.receipts]).toEqual([
    ['号条机', { host: '192.0.2.10', port: 9100 }],
    ['b', { host: 'host', port: 9101 }],
  ]);
  expect([...options.folders]).toEqual([['x', '/spool/a=b']]);
  expect(options).toMatchObject({ system: true, url: 'http://127.0.0.1:8080' });
  expect(options.data).toMatch(/printer$/);
});

it.each([
  ['--receipt', 'a=host:99999'],
  ['--receipt', '=host'],
  ['--folder', 'a='],
  ['--url', 'ftp://x'],
  ['--nothing', 'x'],
])('refuses %s %s in a sentence', (option, value) => {
  expect(() => read(option, value)).toThrow(WrongPrinterOptions);
});
