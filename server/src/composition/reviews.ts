import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { App } from '../platform/http/index.ts';
import { JournalRepository, readDay } from '../queue/journal/index.ts';
import { reviewRoutes, Reviews, ReviewsRepository } from '../queue/reviews/index.ts';

export interface ReviewParts {
  reviews: Reviews;
  catalogue: Catalogue;
}

/** The looking at days gone by. */
export function openReviews(parts: {
  database: Database;
  catalogue: Catalogue;
  log: FastifyBaseLogger;
}): ReviewParts {
  const { database, catalogue, log } = parts;
  const journal = new JournalRepository(database.db);
  const reviews = new Reviews({
    repository: new ReviewsRepository(database.db),
    read: (site, day) => readDay(journal, site, day),
    days: (site, limit) => journal.days(site, limit),
    now: Date.now,
    log,
  });
  return { reviews, catalogue };
}

/** Its routes. */
export function addReviews(app: App, { reviews, catalogue }: ReviewParts): void {
  reviewRoutes(app, reviews, {
    station: (site, id) => catalogue.site(site)?.stations.get(id)?.name ?? id,
    clock: (site, at) => {
      const offset = catalogue.site(site)?.policy.utcOffsetMs ?? 0;
      return new Date(at + offset).toISOString().slice(11, 16);
    },
  });
}
