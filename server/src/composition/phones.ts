import type { PhoneView } from '@daozhen/protocol';
import type { Catalogue } from '../exam/catalogue/index.ts';
import { phoneCommand, phonePageOf, type MobilePages } from '../mobile/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import type { TopicHub } from '../queue/live/index.ts';
import { phoneFacts } from './site-facts.ts';
import type { VisitParts } from './visits.ts';

/** What the phone's pages need of the rest of the server. */
export function phonePages(
  hub: TopicHub,
  { directory, links }: VisitParts,
  catalogue: Catalogue,
  engine: Engine,
  address: () => string,
): MobilePages {
  return {
    address,
    findByToken: (token) => links.find(token),
    view(visit) {
      const found = hub.snapshot(`phone:${visit}`);
      if (found?.type !== 'snapshot') return undefined;
      const { epoch, seq, at } = found;
      return { epoch, seq, at, view: found.view as PhoneView };
    },
    staticFacts(visit) {
      const entry = directory.get(visit);
      const site = entry && catalogue.site(entry.site);
      if (!site) return undefined;
      return phonePageOf({ ...entry, ticket: entry.ticket ?? '' }, phoneFacts(site));
    },
    act(visit, action) {
      const site = directory.get(visit)?.site ?? '';
      return engine.execute(phoneCommand(site, visit, action), `visit:${visit}`);
    },
  };
}
