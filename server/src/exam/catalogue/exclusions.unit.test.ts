import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { NewItem } from '@daozhen/protocol';
import { Exclusion, type ItemEntry } from './offer.schemas.ts';
import { floorItems } from './floor-items.domain.ts';
import { brokenReferences } from './references.domain.ts';
import { seed } from './seed/index.ts';

const item = (id: string, more: Partial<ItemEntry> = {}): ItemEntry => ({
  id,
  name: id,
  nameEn: id,
  station: 'dr',
  category: 'imaging',
  department: '放射科',
  priceFen: 100,
  ...more,
});
const she = { sex: 'F', age: 30 } as const;
const floor = (items: ItemEntry[], ordered = items.map(({ id }) => id), who = she as never) =>
  Object.fromEntries(
    floorItems(
      ordered.map((id) => items.find((each) => each.id === id)!),
      items,
      who,
    ).map(({ id, station: _station, ...rest }) => [id, rest]),
  );

describe('items that keep apart, as the floor takes them (G1)', () => {
  it('not on one day: either one rules the other out, whichever says so', () => {
    const items = [item('a', { exclusive: [{ item: 'b', rule: 'day' }] }), item('b')];
    const told = floor([items[0]!, { ...items[1]!, station: 'ct' }]);
    expect(told).toEqual({ a: { exclusive: [{ item: 'b' }] }, b: { exclusive: [{ item: 'a' }] } });
  });

  it('at one station the second waits for the first, so that one call never covers both', () => {
    const items = [item('a'), item('b', { exclusive: [{ item: 'a', rule: 'day' }] })];
    expect(floor(items)['a']?.after).toEqual(['b']);
    const after = item('c', { after: ['d'], exclusive: [{ item: 'd', rule: 'day' }] });
    expect(floor([after, item('d')])['d']?.after).toBeUndefined();
    expect(floor(items, ['a'])['a']?.after).toBeUndefined();
  });

  it('before: the other waits, and once it is done this one is too late', () => {
    const items = [
      item('ultrasound', { exclusive: [{ item: 'barium', rule: 'before' }] }),
      item('barium', { after: ['blood'] }),
      item('blood'),
    ];
    expect(floor(items)).toMatchObject({
      ultrasound: { exclusive: [{ item: 'barium' }] },
      barium: { after: ['blood', 'ultrasound'] },
    });
    expect(floor(items)['barium']?.exclusive).toBeUndefined();
  });

  it('apart: so many minutes both ways, also of what is not ordered yet', () => {
    const items = [
      item('abi', { exclusive: [{ item: 'run', rule: 'apart', minutes: 30 }] }),
      item('run'),
    ];
    expect(floor(items, ['run'])).toEqual({
      run: { exclusive: [{ item: 'abi', withinMs: 1_800_000 }] },
    });
  });

  it('pregnancy: states that rule it out, of women alone; the question where it is asked first', () => {
    const items = [
      item('gyn', { pregnancy: 'pregnant' }),
      item('dr', { pregnancy: 'possible' }),
      item('ct', { pregnancy: 'unasked', prep: ['rest'] }),
    ];
    const both = ['pregnant', 'possibly-pregnant'];
    expect(floor(items)).toEqual({
      gyn: { unless: ['pregnant'] },
      dr: { unless: both },
      ct: { unless: both, prep: ['rest', 'pregnancy-told'] },
    });
    const of = (sex: 'M' | 'F', age: number) => floor(items, ['ct'], { sex, age } as never)['ct'];
    expect(of('M', 30)).toEqual({ prep: ['rest'] });
    expect(of('F', 56)).toEqual({ unless: both, prep: ['rest'] });
    expect([of('F', 12), of('F', 55)]).toEqual([floor(items)['ct'], floor(items)['ct']]);
  });

  it('makes of every seeded item something the floor takes', () => {
    for (const made of floorItems(seed.item, seed.item, she)) {
      expect([...Value.Errors(NewItem, made)]).toEqual([]);
    }
  });

  it('names the source and how far to trust every seeded rule', () => {
    const rules = seed.item.flatMap(({ exclusive = [] }) => exclusive);
    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules)
      expect(rule).toMatchObject({ source: expect.any(String), confidence: expect.any(String) });
  });
});

describe('what the catalogue refuses', () => {
  const broken = (items: ItemEntry[], more: object = {}) =>
    brokenReferences({ ...seed, item: [...seed.item, ...items], ...more }).map(
      ({ kind, id, names }) => `${kind} ${id}: ${names}`,
    );

  it('an item kept apart from what is not there, from itself, or in a circle', () => {
    expect(broken([item('a', { exclusive: [{ item: 'gone', rule: 'day' }] })])).toEqual([
      'item a: item gone',
    ]);
    expect(broken([item('a', { exclusive: [{ item: 'a', rule: 'day' }] })])).toEqual([
      'item a: item a before itself',
    ]);
    const circle = [
      item('a', { exclusive: [{ item: 'b', rule: 'before' }] }),
      item('b', { exclusive: [{ item: 'a', rule: 'before' }] }),
    ];
    expect(broken(circle)).toHaveLength(2);
    expect(broken([item('a', { after: ['b'] }), item('b', { after: ['a'] })])).toHaveLength(2);
  });

  it('a package or group with two items that must not both be done on one day', () => {
    const items = [item('a', { exclusive: [{ item: 'b', rule: 'day' }] }), item('b')];
    const group = { id: 'both', name: 'both', nameEn: 'both', items: ['b', 'a'] };
    expect(broken(items, { group: [group] })).toEqual(['group both: item a with b']);
    const apart = [item('a', { exclusive: [{ item: 'b', rule: 'before' }] }), item('b')];
    expect(broken(apart, { group: [group] })).toEqual([]);
  });

  it('minutes where none belong, and their lack where they do', () => {
    const fits = (rule: object) => Value.Check(Exclusion, { item: 'b', ...rule });
    expect(fits({ rule: 'apart', minutes: 30 })).toBe(true);
    expect(fits({ rule: 'apart' })).toBe(false);
    expect(fits({ rule: 'apart', minutes: 0 })).toBe(false);
    expect(fits({ rule: 'day', minutes: 30 })).toBe(false);
    expect(fits({ rule: 'sometimes' })).toBe(false);
  });
});
