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
  session.start();
}
