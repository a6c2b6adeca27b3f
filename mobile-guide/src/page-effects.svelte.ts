import { guideOf } from './model/guide.ts';
import type { Session } from './session.ts';

/** What the page does outside its own body: title, language, text size, and the buzz of a call. */
export function watchPage(session: Session): () => void {
  let called = session.picture.view.s === 'called';
  return $effect.root(() => {
    $effect(() => {
      const { view, page, at } = session.picture;
      document.title = guideOf(view, page, session.language, at).title;
      if (view.s === 'called' && !called) buzz();
      called = view.s === 'called';
    });
    $effect(() => {
      const root = document.documentElement;
      root.lang = session.language === 'zh' ? 'zh-CN' : 'en';
      root.classList.toggle('elder', session.elder);
    });
  });
}

/** Phones that allow it, and only after a first touch, shake three times. */
function buzz(): void {
  if ('vibrate' in navigator) navigator.vibrate([400, 200, 400, 200, 400]);
}
