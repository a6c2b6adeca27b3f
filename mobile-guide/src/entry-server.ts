import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import Guide from './Guide.svelte';
import { guideOf } from './model/guide.ts';
import { speaker, type Language } from './model/words.ts';
import type { Session } from './session.ts';
import Trouble from './Trouble.svelte';

/** The body of a page and its title. */
export interface Rendered {
  title: string;
  body: string;
}

/** The guide as HTML, exactly as the browser's script draws it first. */
export function renderGuide(session: Session): Rendered {
  const { picture, language } = session;
  const { title } = guideOf(picture.view, picture.page, language, picture.at);
  return { title, body: render(Guide, { props: { session } }).body };
}

/** A page that says why there is no guide and what to do. */
export function renderTrouble(
  kind: ComponentProps<typeof Trouble>['kind'],
  language: Language,
  path?: string,
): Rendered {
  const props = path === undefined ? { kind, language } : { kind, language, path };
  return {
    title: speaker(language)(`trouble.${kind}.title`),
    body: render(Trouble, { props }).body,
  };
}
