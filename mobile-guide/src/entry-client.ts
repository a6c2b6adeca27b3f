import { hydrate } from 'svelte';
import Guide from './Guide.svelte';
import { LiveSession, type Seed } from './live-session.svelte.ts';
import { watchPage } from './page-effects.svelte.ts';

const target = document.getElementById('app');
const data = document.getElementById('seed');
// A page that says why there is no guide has nothing to take over.
if (target && data) {
  const session = new LiveSession(JSON.parse(data.textContent) as Seed);
  hydrate(Guide, { target, props: { session } });
  watchPage(session);
  // The page's first `pageshow` is no return from elsewhere: a connection begun before it would be begun twice.
  if (document.readyState === 'complete') session.start();
  else addEventListener('pageshow', () => session.start(), { once: true });
}
