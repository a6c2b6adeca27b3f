import { actorOf, requireSite, type App } from '../../platform/http/index.ts';
import { Accuracy, AccuracyQuery, PredictionQuery, Predictions, Site } from './accuracy.schemas.ts';
import type { AccuracyService } from './accuracy.service.ts';

const tags = ['forecast'];
const config = { access: { may: 'forecast.read' } } as const;

/** GET /api/forecast/sites/:site/accuracy and …/predictions. */
export function accuracyRoutes(app: App, service: AccuracyService): void {
  app.get(
    '/api/forecast/sites/:site/accuracy',
    {
      schema: {
        params: Site,
        querystring: AccuracyQuery,
        response: { 200: Accuracy },
        tags,
        summary: 'How right the predicted waits of some days were',
      },
      config,
    },
    (request) => {
      const { site } = request.params;
      requireSite(actorOf(request), site);
      return service.accuracy(site, request.query);
    },
  );

  app.get(
    '/api/forecast/sites/:site/predictions',
    {
      schema: {
        params: Site,
        querystring: PredictionQuery,
        response: { 200: Predictions },
        tags,
        summary: 'What examinees were told and what happened, the latest first',
      },
      config,
    },
    (request) => {
      const { site } = request.params;
      requireSite(actorOf(request), site);
      return service.predictions(site, request.query);
    },
  );
}
