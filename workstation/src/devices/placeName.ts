import type { Placement } from '../api/types.ts';
import { i18n, t } from '../app/i18n.svelte.ts';
import type { Workstation } from '../app/workstation.svelte.ts';

/** Where a device is, in words. */
export function placeName(workstation: Workstation, placement: Placement): string {
  if (placement.kind === 'printer') return t('devices.whole-campus');
  if (!('zone' in placement)) return i18n.name(workstation.room(placement.room), placement.room);
  return i18n.name(
    workstation.catalogue?.zones.find((zone) => zone.id === placement.zone),
    placement.zone,
  );
}
