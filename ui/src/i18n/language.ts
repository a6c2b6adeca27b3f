import type { Language } from './translate.ts';

const KEY = 'daozhen.language';

/**
 * The language to start in: what the address asks for (`?lang=en`), else what was chosen here before, else the
 * device's; Chinese unless one of them says English.
 */
export function preferredLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored() ?? navigator.language;
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Remembers the choice on this device and tells the page's own element. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private windows may forbid storage; the choice then lasts as long as the page.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
