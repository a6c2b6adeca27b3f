import { expect, test } from 'vitest';
import { addressOfBytes, clientAddress } from './address.ts';

test.each([
  [[127, 0, 0, 1], '127.0.0.1'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 203, 0, 113, 7], '203.0.113.7'],
  [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9], '2001:db8:0:0:0:0:0:9'],
])('the text of an address of bytes', (bytes, text) => {
  expect(addressOfBytes(Uint8Array.from(bytes))).toBe(text);
});

test('without a proxy nobody can claim another address', () => {
  const of = clientAddress(false);
  expect(of('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  expect(of('::ffff:203.0.113.7', undefined)).toBe('203.0.113.7');
});

test('behind a proxy the address counts that the proxy itself has added', () => {
  const of = clientAddress(true);
  expect(of('10.0.0.1', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
  expect(of('10.0.0.1', '2001:DB8::9')).toBe('2001:db8::9');
  expect(of('10.0.0.1', 'nonsense')).toBe('10.0.0.1');
  expect(of('10.0.0.1', undefined)).toBe('10.0.0.1');
});
