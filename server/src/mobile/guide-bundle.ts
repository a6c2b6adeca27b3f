import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Language, PhonePicture } from '@daozhen/protocol';

/** What the page is drawn from on the server; the same shape as the page's own session. */
export interface DrawnSession {
  picture: PhonePicture;
  language: Language;
  elder: boolean;
  now: number;
  link: 'connecting';
  age: number;
  sending: 'idle' | 'failed';
  refusal?: string;
  formId: string;
  path: string;
}

/** `guide`: somebody read the code on the wall with a phone that has shown no guide. */
export type TroubleKind = 'unknown' | 'expired' | 'busy' | 'down' | 'guide';

export interface Rendered {
  title: string;
  body: string;
}

interface Entry {
  renderGuide(session: DrawnSession): Rendered;
  renderTrouble(kind: TroubleKind, language: Language, path?: string): Rendered;
}

/** The page's script in the forms a browser may ask for. */
export interface Asset {
  /** File name with a hash of the content, so that it never changes. */
  name: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/** The built page: how to draw it, its style and its script. */
export interface GuideBundle extends Entry {
  css: string;
  script: Asset;
}

type Manifest = Record<string, { file: string }>;

/**
 * Loads what `npm run build --workspace mobile-guide` made.
 * @param folder the `dist` of mobile-guide
 * @throws when it has not been built
 */
export async function loadGuideBundle(folder: string): Promise<GuideBundle> {
  const client = join(folder, 'client');
  const manifest = JSON.parse(
    await readFile(join(client, '.vite', 'manifest.json'), 'utf8'),
  ) as Manifest;
  const fileOf = (source: string) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`the phone page was built without ${source}`);
    return entry.file;
  };
  const scriptFile = fileOf('src/entry-client.ts');
  const [entry, css, plain] = await Promise.all([
    import(pathToFileURL(join(folder, 'server', 'entry-server.js')).href) as Promise<Entry>,
    readFile(join(client, fileOf('src/guide.css')), 'utf8'),
    readFile(join(client, scriptFile)),
  ]);
  return {
    renderGuide: entry.renderGuide,
    renderTrouble: entry.renderTrouble,
    css: css.trim(),
    script: assetOf(scriptFile.replace(/^assets\//, ''), plain),
  };
}

function assetOf(name: string, plain: Buffer): Asset {
  const gzip = gzipSync(plain, { level: 9 });
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
  return { name, plain, gzip, brotli };
}
