const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const letters = 'A-HJ-NP-Z';

/** Kinds of number plates (GA 36-2018): usual ones, and those of new energy vehicles, small and large. */
export type PlateKind = 'regular' | 'new-energy-small' | 'new-energy-large';

const forms: [PlateKind, RegExp][] = [
  [
    'regular',
    new RegExp(`^[${provinces}][${letters}][${letters}0-9]{4}[${letters}0-9挂学警港澳]$`),
  ],
  ['new-energy-small', new RegExp(`^[${provinces}][${letters}][A-HJK][${letters}0-9][0-9]{4}$`)],
  ['new-energy-large', new RegExp(`^[${provinces}][${letters}][0-9]{5}[A-HJK]$`)],
];

const kindOf = (plate: string): PlateKind | undefined =>
  forms.find(([, form]) => form.test(plate))?.[0];

/**
 * Reads a number plate as people type it: 桂b·12345 → 桂B12345. A letter O or I, which plates do not have,
 * is answered by a suggestion and never changed silently.
 */
export function readPlate(
  text: string,
): { ok: true; plate: string; kind: PlateKind } | { ok: false; suggestion?: string } {
  const plate = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.·•・-]/g, '');
  const kind = kindOf(plate);
  if (kind) return { ok: true, plate, kind };
  const signs = Array.from(plate);
  const swapped = signs
    .map((sign, index) => (index < 2 ? sign : sign.replace('O', '0').replace('I', '1')))
    .join('');
  return kindOf(swapped) ? { ok: false, suggestion: swapped } : { ok: false };
}
