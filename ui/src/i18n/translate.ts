/** The languages of every screen; Chinese first. */
export type Language = 'zh' | 'en';

/** A sentence with `{name}` holes, or two forms of it for one and for more. */
export type Message = string | { one: string; other: string };
export type Catalogue<K extends string> = Record<K, Message>;
export type Params = Record<string, string | number>;
export type Translate<K extends string> = (key: K, params?: Params) => string;

/**
 * The sentence for `key`, its holes filled. With two forms, the parameter `count` chooses: 1 is `one`.
 * A hole without a parameter stays as it is written, so that it is noticed.
 */
export function translate<K extends string>(
  catalogue: Catalogue<K>,
  key: K,
  params: Params = {},
): string {
  const message = catalogue[key];
  const text =
    typeof message === 'string' ? message : params['count'] === 1 ? message.one : message.other;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}

/** A translator for each language over catalogues that must have the same keys. */
export function translator<K extends string>(
  catalogues: Record<Language, Catalogue<K>>,
): (language: Language) => Translate<K> {
  return (language) => (key, params) => translate(catalogues[language], key, params);
}
