import { refusalText } from '@daozhen/protocol';
import { chooseLanguage, preferredLanguage, translator } from '@daozhen/ui';
import { speak } from '@daozhen/ui/components';
import type { Catalogue, Language, Params } from '@daozhen/ui';
import { ApiError } from '../api/http.ts';
import type { Named } from '../api/types.ts';
import en from '../messages/en.json' with { type: 'json' };
import zh from '../messages/zh.json' with { type: 'json' };

export type MessageKey = keyof typeof zh;

const translators = translator<MessageKey>({ zh, en });

/** The language of the screens and everything said in it. */
class I18n {
  #language = $state<Language>('zh');

  get language(): Language {
    return this.#language;
  }

  /** Takes the language asked for or chosen here before. */
  start(): void {
    this.choose(preferredLanguage());
  }

  choose(language: Language): void {
    this.#language = language;
    chooseLanguage(language);
    speak(language, (error) => this.failure(error));
  }

  text(key: MessageKey, params?: Params): string {
    return translators(this.#language)(key, params);
  }

  /** A message whose key ends in a value that may be unknown to this build; then `fallback`. */
  lookup(prefix: string, value: string, fallback = value): string {
    const key = `${prefix}.${value}`;
    return key in zh ? this.text(key as MessageKey) : fallback;
  }

  name(named: Named | undefined, fallback = ''): string {
    if (!named) return fallback;
    return this.#language === 'en' ? (named.nameEn ?? named.name) : named.name;
  }

  /** The sentence for an error code: ours, else the protocol's, else what the server said. */
  problem(code: string, message = ''): string {
    const own = this.lookup('error', code, '');
    if (own !== '') return own;
    const text = refusalText(code, this.#language);
    return text === code ? message || this.text('error.server') : text;
  }

  /** The sentence for whatever a request threw. */
  failure(error: unknown): string {
    return error instanceof ApiError
      ? this.problem(error.code, error.message)
      : this.text('error.server');
  }
}

export const i18n = new I18n();

/**
 * A feature's own sentences: its `text.ts` calls this with both catalogues and exports the result. They are
 * loaded with the feature's pages, not with the shell.
 */
export function featureText<K extends string>(
  catalogues: Record<Language, Catalogue<K>>,
): (key: K, params?: Params) => string {
  const own = translator<K>(catalogues);
  return (key, params) => own(i18n.language)(key, params);
}

export function t(key: MessageKey, params?: Params): string {
  return i18n.text(key, params);
}
