import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  administrators,
  may,
  permissions,
  roles,
  type Holder,
  type Permission,
} from './permissions.ts';

const names = Object.keys(permissions) as Permission[];
const some = (of: readonly string[]) => fc.subarray([...of]);
const holders: fc.Arbitrary<Holder> = fc.record({
  roles: fc.subarray([...roles]),
  sites: some(['east', 'river']),
  employers: some(['mill', 'bank']),
  vvips: some(['p1', 'p2']),
});
const subjects = fc.record(
  {
    site: fc.constantFrom('east', 'river', 'north'),
    employer: fc.constantFrom('mill', 'bank', 'port'),
    vvip: fc.constantFrom('p1', 'p2', 'p3'),
  },
  { requiredKeys: [] },
);
const triples = fc.tuple(holders, fc.constantFrom(...names), subjects);

describe('role × record × action', () => {
  it('is allowed just where the table gives it to one of the roles, as far as that reaches', () => {
    fc.assert(
      fc.property(triples, ([holder, permission, subject]) => {
        const table: readonly string[] = permissions[permission];
        // Read a second time: what a role alone may reach, and the reach of a person as the sum of it.
        const reaches = holder.roles.some(
          (role) =>
            table.includes(role) &&
            (role !== 'liaison' ||
              subject.employer === undefined ||
              holder.employers?.includes(subject.employer)),
        );
        const here = subject.site === undefined || holder.sites.includes(subject.site);
        const granted = subject.vvip === undefined || holder.vvips?.includes(subject.vvip);
        expect(may(holder, permission, subject)).toBe(Boolean(reaches && here && granted));
      }),
      { numRuns: 2000 },
    );
  });

  it('grows with every role, campus, employer and grant, and never shrinks', () => {
    fc.assert(
      fc.property(triples, holders, ([holder, permission, subject], more) => {
        if (!may(holder, permission, subject)) return;
        const both = Object.fromEntries(
          Object.entries(holder).map(([key, list]) => [
            key,
            [...(list as string[]), ...(more[key as keyof Holder] ?? [])],
          ]),
        ) as unknown as Holder;
        expect(may(both, permission, subject)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives administrators no look at examinees, and the business none at accounts and the log', () => {
    const examinees = names.filter((name) => /^(person|visit|floor)\./.test(name));
    for (const role of administrators) {
      const holder = { roles: [role], sites: ['east'], vvips: ['p1'] };
      expect(examinees.filter((name) => may(holder, name))).toEqual([]);
    }
    for (const role of roles.filter((each) => each !== 'security-admin')) {
      expect(may({ roles: [role], sites: [] }, 'user.write')).toBe(false);
      expect(may({ roles: [role], sites: [] }, 'vvip.grant')).toBe(false);
    }
    for (const role of roles.filter((each) => each !== 'audit-admin')) {
      expect(may({ roles: [role], sites: [] }, 'audit.read')).toBe(false);
    }
  });
});
