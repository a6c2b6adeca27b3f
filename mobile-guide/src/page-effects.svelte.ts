import { guideOf } from './model/guide.ts';
import type { Session } from './session.ts';

/** Three long shakes for a call; two short ones for somebody who rested and is sent somewhere. */
const CALLED = [400, 200, 400, 200, 400];
const SENT = [200, 150, 200];

/** What the page does outside its own body: title, language, text size, and the buzz of a call. */
export function watchPage(session: Session): () => void {
  let before = session.picture.view;
  return $effect.root(() => {
    $effect(() => {
      const { view, page, at } = session.picture;
      document.title = guideOf(view, page, session.language, at).title;
      if (view.s === 'called' && before.s !== 'called') buzz(CALLED);
      else if (view.s === 'bound' && before.s === 'free' && before.st === undefined) buzz(SENT);
      before = view;
    });
    $effect(() => {
      const root = document.documentElement;
      root.lang = session.language === 'zh' ? 'zh-CN' : 'en';
      root.classList.toggle('elder', session.elder);
    });
  });
}

/** On phones that allow it, and only after a first touch. */
function buzz(pattern: number[]): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
}
