import type { Language } from '@daozhen/protocol';
import type { GuideBundle, Rendered } from './guide-bundle.ts';

export interface DocumentOptions {
  language: Language;
  elder: boolean;
  rendered: Rendered;
  /** What the script takes over from; a page without it stays as it is. */
  seed?: object;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** JSON that cannot end the element it stands in. */
const safeJson = (value: object) => JSON.stringify(value).replace(/</g, '\\u003c');

/** The whole page: style inside, so that the first answer is enough to read it. */
export function documentOf(bundle: GuideBundle, options: DocumentOptions): string {
  const { language, elder, rendered, seed } = options;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const script = seed
    ? `<script type="module" src="/m/assets/${bundle.script.name}"></script>`
    : '';
  const data = seed ? `<script type="application/json" id="seed">${safeJson(seed)}</script>` : '';
  return `<!doctype html>
<html lang="${lang}"${elder ? ' class="elder"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="robots" content="noindex,nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeHtml(rendered.title)}</title>
<style>${bundle.css}</style>
${script}
</head>
<body><div id="app">${rendered.body}</div>${data}</body>
</html>
`;
}
