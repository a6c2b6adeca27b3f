/** The fonts delivered with the screen, and a character each has to draw. */
const own: readonly [family: string, sample: string][] = [
  ['Noto Sans SC Variable', '请'],
  ['Daozhen Rare Han', '\u{20bb7}'],
];

/** Longer than a slow network needs; after that what is shown counts. */
const PATIENCE_MS = 20_000;

/**
 * Whether the fonts delivered with the screen are there. Without them everything is still shown, in what the
 * television has, but rare characters of names may be boxes.
 */
export async function loadFonts(fonts: FontFaceSet = document.fonts): Promise<'ok' | 'missing'> {
  const late = new Promise<FontFace[][]>((resolve) => setTimeout(resolve, PATIENCE_MS, [[]]));
  const all = Promise.all(own.map(([family, sample]) => fonts.load(`16px '${family}'`, sample)));
  const loaded = await Promise.race([all, late]).catch(() => [[]]);
  return loaded.every((faces) => faces.length > 0) ? 'ok' : 'missing';
}
