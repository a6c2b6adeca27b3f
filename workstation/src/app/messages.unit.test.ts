import { expect, test } from 'vitest';

type Catalogue = Record<string, string | { one: string; other: string }>;

const catalogues = import.meta.glob<Catalogue>('../**/messages/*.json', {
  eager: true,
  import: 'default',
});
const folders = [...new Set(Object.keys(catalogues).map((path) => path.replace(/\/[^/]+$/, '')))];

/** The holes of a message; a figure that “one person” puts into words is not missed. */
const holes = (message: Catalogue[string] = '') =>
  [...new Set(JSON.stringify(message).match(/\{\w+\}/g))]
    .filter((hole) => hole !== '{count}')
    .sort()
    .join();

test.each(folders)('%s says everything in both languages, with the same holes', (folder) => {
  const zh = catalogues[`${folder}/zh.json`] ?? {};
  const en = catalogues[`${folder}/en.json`] ?? {};
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  const uneven = Object.keys(zh).filter((key) => holes(zh[key]) !== holes(en[key]));
  expect(uneven).toEqual([]);
});
