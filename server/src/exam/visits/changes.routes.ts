import { Id, RecordVersion } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import type { VisitChanges } from './visit-changes.ts';
import type { VisitPregnancy } from './visit-pregnancy.ts';
import type { VisitLists } from './visit-lists.ts';
import {
  Cancellation,
  OrderChange,
  Pregnancy,
  Registered,
  VisitDetails,
} from './visits.schemas.ts';
import type { Visits } from './visits.service.ts';

const tags = ['visits'];
const params = Type.Object({ id: Id });
const Version = Type.Object({ version: RecordVersion }, { additionalProperties: false });

export interface ChangeRouteParts {
  visits: Visits;
  lists: VisitLists;
  changes: VisitChanges;
  pregnancy: VisitPregnancy;
}

/** What happens to a visit after it was registered. */
export function changeRoutes(app: App, parts: ChangeRouteParts): void {
  const { visits, lists, changes } = parts;
  pregnancyRoute(app, parts);
  app.post(
    '/api/visits/:id/arrive',
    {
      schema: {
        params,
        response: { 200: Registered },
        tags,
        summary: 'Somebody expected is here: check him in',
      },
      config: { access: { may: 'visit.register' } },
    },
    async (request, reply) => {
      const { record } = await changes.visible(request.params.id, actorOf(request));
      return reply.header('cache-control', 'no-store').send(await visits.arrive(record));
    },
  );
  app.put(
    '/api/visits/:id/order',
    {
      schema: {
        params,
        body: OrderChange,
        response: { 200: VisitDetails },
        tags,
        summary: 'Another order instead of the present one; the floor follows',
      },
      config: { access: { may: 'visit.change' } },
    },
    async (request) => {
      const actor = actorOf(request);
      const { id } = await changes.order(request.params.id, request.body, actor);
      return lists.details(id, actor);
    },
  );
  app.post(
    '/api/visits/:id/cancel',
    {
      schema: {
        params,
        body: Cancellation,
        response: { 200: VisitDetails },
        tags,
        summary: 'Take a registration back, as long as nothing was done',
      },
      config: { access: { may: 'visit.cancel' } },
    },
    async (request) => {
      const { version, reason } = request.body;
      const actor = actorOf(request);
      const { id } = await changes.cancel(request.params.id, version, reason, actor);
      return lists.details(id, actor);
    },
  );
  app.post(
    '/api/visits/:id/restore',
    {
      schema: {
        params,
        body: Version,
        response: { 200: VisitDetails },
        tags,
        summary: 'Take a cancellation back on its day; ticket and waiting time stay',
      },
      config: { access: { may: 'visit.cancel' } },
    },
    async (request) => {
      const actor = actorOf(request);
      const { id } = await changes.restore(request.params.id, request.body.version, actor);
      return lists.details(id, actor);
    },
  );
}

/** What is asked at the desk, and by a nurse or doctor on the way. */
function pregnancyRoute(app: App, { lists, pregnancy }: ChangeRouteParts): void {
  app.put(
    '/api/visits/:id/pregnancy',
    {
      schema: {
        params,
        body: Pregnancy,
        response: { 200: VisitDetails },
        tags,
        summary: 'Note what she says about pregnancy; what is not done then is not called',
      },
      config: { access: { may: 'visit.pregnancy' } },
    },
    async (request) => {
      const { id } = request.params;
      const actor = actorOf(request);
      await pregnancy.tell(id, request.body.answer, actor);
      return lists.details(id, actor);
    },
  );
}
