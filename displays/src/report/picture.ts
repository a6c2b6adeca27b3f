import { PICTURE_BYTES } from '@daozhen/protocol';

/** Longest side of the picture, pixels. */
const LONGEST = 640;
/** Tried in turn until the picture is small enough. */
const QUALITIES = [0.8, 0.6, 0.4];

/**
 * A picture of what is on the glass, made in the page from what it shows now. The library for it is loaded only
 * then.
 * @throws when the browser cannot make one
 */
export async function takePicture(sheet: HTMLElement): Promise<Blob> {
  const { domToCanvas } = await import('modern-screenshot');
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const canvas = await domToCanvas(sheet, {
    scale: Math.min(1, LONGEST / Math.max(width, height)),
    width,
    height,
    timeout: 5000,
    font: { cssText: await loadedFonts() },
  });
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/webp', quality),
    );
    // A browser that cannot write WebP makes a PNG of any size.
    const small = blob?.type === 'image/webp' ? blob : await jpeg(canvas, quality);
    if (small && small.size <= PICTURE_BYTES) return small;
  }
  throw new Error('the picture is too large');
}

function jpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** The style rules of those slices of our fonts that the page has loaded, their files put into them. */
async function loadedFonts(): Promise<string> {
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map((face) => `${plain(face.family)} ${face.unicodeRange.toLowerCase()}`),
  );
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const family = plain(style.getPropertyValue('font-family'));
      return loaded.has(`${family} ${style.getPropertyValue('unicode-range').toLowerCase()}`);
    });
  return (await Promise.all(rules.map(embedded))).join('\n');
}

const plain = (family: string): string => family.replaceAll(/["']/g, '');

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (address === undefined) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const blob = await (await fetch(new URL(address, base), { cache: 'force-cache' })).blob();
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('font')));
    reader.readAsDataURL(blob);
  });
  return rule.cssText.replace(/url\("?[^")]+"?\)/, `url(${data})`);
}
