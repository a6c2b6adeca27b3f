import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('never writes the record over the log it is read from', () => {
  const at = (write: string) => () => readOptions(['--csv', 'logs/calls.csv', '--write', write]);
  expect(at('logs/calls.csv')).toThrow(/must not be the log itself/);
  expect(at('./logs/../logs/calls.csv')).toThrow(RangeError);
  expect(at('logs/calls.ndjson')()).toMatchObject({ write: 'logs/calls.ndjson' });
});
