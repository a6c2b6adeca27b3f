import { applyPatch } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanCopy, difference } from './difference.ts';

type Fields = Record<string, unknown>;

/** The view as JSON would carry it, without the properties that are null. */
const travelled = (view: Fields): unknown =>
  JSON.parse(
    JSON.stringify(view, function (this: unknown, _key, value: unknown) {
      const isNumber = typeof value === 'number' && !Number.isFinite(value);
      return (value === null || isNumber) && !Array.isArray(this) ? undefined : value;
    }),
  );

const key = fc.constantFrom('a', 'b', 'c', 'd');
const { view } = fc.letrec<{ view: Fields; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, 2, '', 'x', true, null, undefined, NaN),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('view'),
  ),
  view: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

test('E2 a step leads from what was sent to what would be sent now, by a merge patch', () => {
  fc.assert(
    fc.property(view, view, (first, second) => {
      const before = cleanCopy(first) as Fields;
      expect(before).toEqual(travelled(first));
      const kept = structuredClone(before);
      const step = difference(before, second);
      expect(before).toEqual(kept);
      expect(step?.next ?? before).toEqual(travelled(second));
      const sent: unknown = JSON.parse(JSON.stringify(step?.patch ?? {}));
      expect(applyPatch(before, sent)).toEqual(travelled(second));
      expect(difference(step?.next ?? before, second)).toBeUndefined();
    }),
  );
});

test('E2 what is kept does not change with the view it was taken from', () => {
  const view = { list: [{ n: 1 }], deep: { n: 1 } };
  const step = difference({}, view)!;
  view.list[0]!.n = 2;
  view.deep.n = 2;
  expect(step.next).toEqual({ list: [{ n: 1 }], deep: { n: 1 } });
  expect(step.patch).toEqual({ list: [{ n: 1 }], deep: { n: 1 } });
});

test('E2 only what differs is sent', () => {
  const before = { a: 1, list: [1, { x: 1 }], deep: { b: 1, c: { d: 1 } }, gone: 1 };
  const after = { a: 1, list: [1, { x: 1 }], deep: { b: 1, c: { d: 2 } }, gone: undefined, new: 0 };
  expect(difference(before, after)?.patch).toEqual({ deep: { c: { d: 2 } }, gone: null, new: 0 });
});
