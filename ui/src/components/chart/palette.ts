import type { ChartTone } from './spec.ts';

/** The tokens a drawing needs, read from where it stands, because SVG attributes know no `var()`. */
export interface Palette {
  tone(tone: ChartTone): string;
  ink: string;
  soft: string;
  rule: string;
  surface: string;
  font: string;
}

/** Present colours of `element`'s theme. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    tone: (tone) =>
      token(tone === 'bad' ? '--cinnabar' : tone === 'soft' ? '--chart-6' : `--chart-${tone}`),
    ink: token('--ink'),
    soft: token('--ink-soft'),
    rule: token('--rule'),
    surface: token('--surface'),
    font: token('--font'),
  };
}

/** Calls `changed` when the person or the machine goes from light to dark or back; answers how to stop. */
export function watchTheme(changed: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', changed);
    observer.disconnect();
  };
}
