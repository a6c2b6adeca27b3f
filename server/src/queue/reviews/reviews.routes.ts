import { Day, Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import { attachment, sheetTypes, writeCsv } from '../../platform/sheets/index.ts';
import { costColumns, costRows } from './cost-sheet.ts';
import {
  Begun,
  Days,
  Figures,
  Passes,
  SiteDay,
  StudyBody,
  VipCostBody,
} from './reviews.schemas.ts';
import type { Reviews } from './reviews.service.ts';

const tags = ['reviews'];
const Site = Type.Object({ site: Id });

/** What the sheets need to say of a campus. */
export interface SheetNames {
  station(site: string, id: string): string;
  /** Hours and minutes of an instant at the campus. */
  clock(site: string, at: number): string;
}

/** /api/reviews/…: days gone by, from the journal. */
export function reviewRoutes(app: App, reviews: Reviews, names: SheetNames): void {
  dayRoutes(app, reviews, names);
  studyRoutes(app, reviews);
}

function dayRoutes(app: App, reviews: Reviews, names: SheetNames): void {
  app.get(
    '/api/reviews/:site/days',
    {
      schema: {
        params: Site,
        response: { 200: Days },
        tags,
        summary: 'The newest days that can be looked at, the newest first',
      },
      config: { access: { may: 'passes.read' } },
    },
    async (request) => ({ days: await reviews.days(request.params.site, actorOf(request)) }),
  );
  app.get(
    '/api/reviews/:site/:day/passes',
    {
      schema: {
        params: SiteDay,
        response: { 200: Passes },
        tags,
        summary: 'Who was not there when called on a day, why, and how he came back',
      },
      config: { access: { may: 'passes.read' } },
    },
    async (request) => {
      const { site, day } = request.params;
      const { figures, misses } = await reviews.passes(site, day, actorOf(request));
      return { figures, misses: [...misses] };
    },
  );
  app.get(
    '/api/reviews/:site/:day/vip-cost',
    {
      schema: {
        params: SiteDay,
        response: { 200: VipCostBody },
        tags,
        summary: 'What VIPs gained and the others paid on a day',
      },
      config: { access: { may: 'vip.report' } },
    },
    (request) => reviews.vipCost(request.params.site, request.params.day, actorOf(request)),
  );
  app.get(
    '/api/reviews/:site/:day/vip-cost.csv',
    {
      schema: {
        params: SiteDay,
        produces: [sheetTypes.csv],
        tags,
        summary: 'Every time a VIP came before others on a day, as a table',
      },
      config: { access: { may: 'vip.report' } },
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      const { site, day } = request.params;
      const cost = await reviews.vipCost(site, day, actorOf(request));
      const rows = costRows(cost, {
        station: (id) => names.station(site, id),
        clock: (at) => names.clock(site, at),
      });
      return reply
        .type(sheetTypes.csv)
        .header('content-disposition', attachment(`贵宾影响-${day}.csv`))
        .header('cache-control', 'no-store')
        .send(Buffer.from(writeCsv({ columns: costColumns, rows })));
    },
  );
}

function studyRoutes(app: App, reviews: Reviews): void {
  app.post(
    '/api/reviews/:site/studies',
    {
      schema: {
        params: Site,
        body: Type.Object({ day: Day, figures: Figures }, { additionalProperties: false }),
        response: { 202: Begun },
        tags,
        summary: 'Try a policy for passed people on a day gone by',
      },
      config: { access: { may: 'reentry.study' } },
    },
    async (request, reply) => {
      const { day, figures } = request.body;
      const id = await reviews.begin(request.params.site, day, figures, actorOf(request));
      return reply.code(202).send({ id });
    },
  );
  app.get(
    '/api/reviews/studies/:id',
    {
      schema: {
        params: Type.Object({ id: Id }),
        response: { 200: StudyBody },
        tags,
        summary: 'How far a study is, and what it found',
      },
      config: { access: { may: 'reentry.study' } },
    },
    (request) => reviews.study(request.params.id, actorOf(request)),
  );
}
