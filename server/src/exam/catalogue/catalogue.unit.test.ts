import { commands, SiteSettings } from '@daozhen/protocol';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { mayDo } from './catalogue.domain.ts';
import { entrySchemas, type EntryKind } from './catalogue.schemas.ts';
import { Catalogue } from './catalogue.service.ts';
import { floorItems } from './floor-items.domain.ts';
import { brokenReferences } from './references.domain.ts';
import { demoUsers, seed } from './seed/index.ts';

const catalogue = new Catalogue(seed);
const [east, river] = catalogue.sites();
if (!east || !river) throw new Error('two campuses expected');

describe('the seeded catalogue', () => {
  it('fits its schemas, and every reference leads somewhere', () => {
    for (const [kind, schema] of Object.entries(entrySchemas)) {
      for (const entry of seed[kind as EntryKind]) {
        const problems = [...Value.Errors(schema, entry)].map((each) => ({
          kind,
          id: entry.id,
          ...each,
        }));
        expect(problems).toEqual([]);
      }
    }
    expect(brokenReferences(seed)).toEqual([]);
  });

  it('has two campuses, 17 kinds of station and about thirty rooms with unique ids', () => {
    expect([east.name, river.name]).toEqual(['城东院区', '滨江院区']);
    expect(east.stations.size).toBe(17);
    expect(east.rooms.size).toBe(28);
    expect(river.rooms.size).toBe(9);
    expect(new Set(seed.room.map(({ id }) => id)).size).toBe(seed.room.length);
  });

  it('offers at each campus only what its rooms can do', () => {
    expect([...river.packages.keys()]).toEqual(['entry', 'basic']);
    expect([...east.packages.keys()]).toHaveLength(seed.package.length);
    expect(river.items.has('US-HRT')).toBe(false);
    for (const site of [east, river]) {
      const rooms = [...site.rooms.values()];
      const homeless = [...site.items.values()].filter(
        (item) => !rooms.some((room) => mayDo(room, item)),
      );
      expect(homeless).toEqual([]);
    }
  });

  it('gives a sex-bound package no item of the other sex', () => {
    for (const each of seed.package) {
      const foreign = each.items.filter((id) => {
        const sex = east.items.get(id)?.sex;
        return sex !== undefined && sex !== each.sex;
      });
      expect(foreign).toEqual([]);
    }
  });

  it('makes settings and items that the floor accepts', () => {
    for (const site of [east, river]) {
      const settings = catalogue.siteSettings(site.id);
      expect([...Value.Errors(SiteSettings, settings)]).toEqual([]);
      for (const each of site.packages.values()) {
        const ordered = each.items.map((id) => site.items.get(id)!);
        const items = floorItems(ordered, site.items.values(), { sex: 'F', age: 30 });
        const command = {
          v: 1,
          id: 'test-command',
          site: site.id,
          type: 'check-in',
          visit: 'v1',
          class: 'normal',
          items,
        };
        expect([...Value.Errors(commands['check-in'], command)]).toEqual([]);
      }
    }
  });

  it('keeps the hard constraints as data: bladder, order, the second breath sample', () => {
    expect(east.items.get('US-PEL')?.prep).toEqual(['full-bladder']);
    expect(east.items.get('URINE')?.after).toEqual(['US-PEL', 'US-URO']);
    expect(east.items.get('GYN')?.after).toEqual(['US-PEL']);
    expect(east.items.get('UBT-2')?.timing).toEqual({
      from: 'UBT-1',
      notBefore: 1_800_000,
      due: 1_860_000,
      latest: 2_700_000,
    });
    expect(east.items.get('CXR')?.pregnancy).toBe('possible');
  });

  it('blocks hepatitis B where somebody enrols or is employed, and says by which rule', () => {
    for (const id of ['employment', 'student']) {
      const [rule] = east.examTypes.get(id)?.blocked ?? [];
      expect(rule).toMatchObject({ item: 'HBV', confidence: 'high' });
      expect(rule?.source).toContain('〔2010〕12');
    }
    const enrolling = seed.package.map((each) =>
      each.id === 'entry' ? { ...each, items: [...each.items, 'HBV'] } : each,
    );
    expect(brokenReferences({ ...seed, package: enrolling })).toContainEqual({
      kind: 'package',
      id: 'entry',
      names: 'item HBV in employment',
    });
  });

  it('knows what is usual by sex and age, with its source', () => {
    const haemoglobin = east.measures.get('HGB')?.ranges;
    expect(haemoglobin).toMatchObject([
      { sex: 'M', ageFrom: 18, low: 130, high: 175 },
      { sex: 'F', ageFrom: 18, low: 115, high: 150 },
    ]);
    for (const measure of seed.measure) {
      expect(measure.ranges.filter(({ source }) => source === undefined)).toEqual([]);
    }
  });

  it('sells a package for no more than its items one by one', () => {
    const price = new Map(seed.item.map(({ id, priceFen }) => [id, priceFen]));
    const dearer = [...seed.package, ...seed.group].filter(
      ({ items, priceFen = 0 }) =>
        priceFen > items.reduce((total, id) => total + (price.get(id) ?? 0), 0),
    );
    expect(dearer).toEqual([]);
  });

  it('names demo accounts once each, doctors with the staff member they are', () => {
    expect(new Set(demoUsers.map(({ username }) => username)).size).toBe(demoUsers.length);
    for (const user of demoUsers.filter(({ roles }) => roles.includes('doctor'))) {
      expect(seed.staff.some(({ id }) => id === user.staff)).toBe(true);
    }
  });
});
