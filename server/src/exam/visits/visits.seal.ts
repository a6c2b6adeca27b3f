import type { Seals, SealedColumn } from '../../platform/crypto/index.ts';

const context = (id: string): string => `visits:${id}`;

/** Number plates of a visit as they are stored; null for none. */
export function sealPlates({ vault }: Seals, id: string, plates: readonly string[]): string | null {
  return plates.length === 0 ? null : vault.seal(JSON.stringify(plates), context(id));
}

export function openPlates({ vault }: Seals, id: string, sealed: string | null): string[] {
  return sealed === null ? [] : (JSON.parse(vault.open(sealed, context(id))) as string[]);
}

/** What of the visits is sealed again when keys change. */
export const sealedVisits: SealedColumn[] = [
  { table: 'visits', id: 'id', column: 'sealed', context },
];
