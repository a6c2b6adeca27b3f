import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

export type MessageKey = keyof typeof zh;
export type Params = Record<string, string | number>;

/** One thing to say, in both languages. */
export interface Sentence {
  zh: string;
  en: string;
}

const catalogues: Record<keyof Sentence, Record<MessageKey, string>> = { zh, en };

/** A message with its `{holes}` filled. */
export function sentence(key: MessageKey, params: Params = {}): Sentence {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
  return { zh: fill(catalogues.zh[key]), en: fill(catalogues.en[key]) };
}

/** A sentence on one line, Chinese first. */
export function line({ zh: chinese, en: english }: Sentence): string {
  return chinese === english ? chinese : `${chinese} · ${english}`;
}

/** What the page for the desktop says, in both languages, by the key's last part. */
export function pageMessages(): Record<keyof Sentence, Record<string, string>> {
  return { zh: pageOnly(zh), en: pageOnly(en) };
}

function pageOnly(catalogue: Record<string, string>): Record<string, string> {
  const own = Object.entries(catalogue).filter(([key]) => key.startsWith('page.'));
  return Object.fromEntries(own.map(([key, text]) => [key.slice('page.'.length), text]));
}
