import type { Language } from './model/words.ts';

/** Keeps the reader's choice for the server, so that the next page already comes that way. */
export function keepChoice(language: Language, elder: boolean): void {
  const rest = 'path=/m;max-age=31536000;samesite=lax';
  document.cookie = `guide-lang=${language};${rest}`;
  document.cookie = `guide-elder=${elder ? 1 : 0};${rest}`;
}
