import type { SiteSettings } from '@daozhen/protocol';
import type { LineRules } from '../forecast/index.ts';

/** How a campus orders its lines, as the forecast has to know it (rules O2 and O4). */
export function lineRules({ classes, policy }: SiteSettings): LineRules {
  const vips = Object.entries(classes).filter(([, { vip }]) => vip);
  return {
    creditMs: Object.fromEntries(vips.map(([id, { creditMs }]) => [id, creditMs])),
    vipEvery: policy.vipEvery,
  };
}
