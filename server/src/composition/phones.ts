import type { Catalogue } from '../exam/catalogue/index.ts';
import { phoneCommand, phonePageOf, type MobilePages } from '../mobile/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import { phoneView } from '../queue/views/index.ts';
import { phoneFacts } from './site-facts.ts';
import type { VisitParts } from './visits.ts';

/** What the phone's pages need of the rest of the server. */
export function phonePages(
  runtime: FloorRuntime,
  { directory, links }: VisitParts,
  catalogue: Catalogue,
  engine: Engine,
): MobilePages {
  const contextOf = (visit: string) => runtime.contexts.get(directory.get(visit)?.site ?? '');
  return {
    findByToken: (token) => links.find(token),
    view(visit) {
      const context = contextOf(visit);
      const view = context && phoneView(context, visit);
      if (!context || !view) return undefined;
      const { epoch, seq } = context.campus.state;
      return { epoch, seq, at: context.campus.now(), view };
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
