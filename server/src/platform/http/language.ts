import type { Language } from '@daozhen/protocol';

/** The language to answer in: English only for a client that prefers it to Chinese. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((part, index) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find(Boolean);
    return { tag, index, weight: q === undefined ? 1 : Number(q) };
  });
  const best = wishes
    .filter(({ tag, weight }) => weight > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)[0];
  return best?.tag.startsWith('en') ? 'en' : 'zh';
}
