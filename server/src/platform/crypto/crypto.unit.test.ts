import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BlindIndex,
  ciphers,
  loadKeys,
  parseKeys,
  saveKeys,
  Vault,
  withNewKey,
  withoutOldKeys,
} from './index.ts';

const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');
const ring = parseKeys(`index=${key('i')},k1=${key('a')}`);

describe.each(ciphers)('a vault with %s', (cipher) => {
  const vault = new Vault(ring, cipher);

  it('opens what it sealed, in its context alone, and never seals twice alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const sealed = vault.seal(text, context);
        expect(vault.open(sealed, context)).toBe(text);
        expect(vault.seal(text, context)).not.toBe(sealed);
        expect(() => vault.open(sealed, `${context}x`)).toThrow('been changed');
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a text of which a single bit has changed', () => {
    const sealed = vault.seal('覃晓岚 450202', 'people:1');
    const [cipherMark, name, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const other = Buffer.from(bytes);
      other[bit >> 3]! ^= 1 << (bit & 7);
      const changed = `${cipherMark}.${name}.${other.toString('base64url')}`;
      expect(() => vault.open(changed, 'people:1'), `bit ${bit}`).toThrow('been changed');
    }
  });

  it('shows nothing of the text', () => {
    const sealed = vault.seal('{"name":"覃晓岚","phone":"13900001234"}', 'x');
    const raw = Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1');
    expect(raw).not.toContain('139');
    expect(raw).not.toContain('name');
  });
});

describe('a key ring', () => {
  it('opens old texts after a new key and another cipher, until the old key is gone', () => {
    const old = new Vault(ring).seal('甲', 'c');
    const next = withNewKey(ring, 'k2');
    const vault = new Vault(next, 'sm4-cbc');
    expect(vault.prefix).toBe('s.k2.');
    expect(vault.open(old, 'c')).toBe('甲');
    expect(() => new Vault(withoutOldKeys(next)).open(old, 'c')).toThrow('a.k1');
  });

  it('is made once in the data folder, for its owner alone, and replaced as a whole', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daozhen-keys-'));
    const made = loadKeys(folder);
    expect(loadKeys(folder)).toEqual(made);
    expect(statSync(join(folder, 'data-keys')).mode & 0o777).toBe(0o600);
    saveKeys(folder, withNewKey(made, 'k2'));
    const read = loadKeys(folder);
    expect([...read.data.keys()]).toEqual(['k2', 'k1']);
    expect(read.index).toEqual(made.index);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['', 'index'],
    [`k1=${key('a')}`, 'index'],
    [`index=${key('a')}`, 'no data key'],
    [`index=${key('a')},k1=c2hvcnQ`, 'k1'],
    [`index=${key('a')},k1=${key('a')},k1=${key('b')}`, 'one name'],
  ])('names what is wrong, without a key: %j', (text, said) => {
    expect(() => parseKeys(text)).toThrow(said);
    expect(() => parseKeys(text)).not.toThrow(key('a'));
  });
});

describe('a blind index', () => {
  const index = new BlindIndex(ring);

  it('is the same for the same value, another for another value, kind or key', () => {
    const other = new BlindIndex(parseKeys(`index=${key('j')},k1=${key('a')}`));
    expect(index.digest('id', '1')).toBe(index.digest('id', '1'));
    const all = [
      index.digest('id', '1'),
      index.digest('id', '2'),
      index.digest('phone', '1'),
      other.digest('id', '1'),
    ];
    expect(new Set(all).size).toBe(4);
    expect(all[0]).toHaveLength(22);
  });

  it('makes tokens JavaScript holds exactly', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const token = index.token('name', value);
        expect(Number.isSafeInteger(token) && token >= 0).toBe(true);
      }),
    );
  });
});
