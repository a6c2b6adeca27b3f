import { Day, Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, languageOf, requireSite, type App } from '../../platform/http/index.ts';
import { sheetFormats, staffingSheet } from './staffing-sheet.ts';
import {
  DutyQuery,
  DutyStint,
  LeavingItem,
  RangeQuery,
  ReportQuery,
  StaffingReport,
} from './staffing.schemas.ts';
import type { StaffingService } from './staffing.service.ts';

const tags = ['staffing'];
const readers = { access: { may: 'staffing.read' } } as const;

/** Hours, volume and times of those on duty; who says that a room is attended. */
export function staffingRoutes(app: App, staffing: StaffingService): void {
  reportRoutes(app, staffing);
  listRoutes(app, staffing);

  app.post(
    '/api/staffing/days/:day/sums',
    {
      schema: {
        params: Type.Object({ day: Day }),
        body: Type.Object({ site: Id }, { additionalProperties: false }),
        response: { 200: Type.Object({ events: Type.Integer() }) },
        tags,
        summary: 'Add a day up anew from the journal',
      },
      config: readers,
    },
    async (request) => {
      const actor = actorOf(request);
      requireSite(actor, request.body.site);
      return { events: await staffing.addUp(request.body.site, request.params.day, actor) };
    },
  );

  app.post(
    '/api/staffing/rooms/:room/attended',
    {
      schema: {
        params: Type.Object({ room: Id }),
        body: Type.Object({ site: Id }, { additionalProperties: false }),
        response: { 200: Type.Object({ minutes: Type.Integer() }) },
        tags,
        summary:
          'Say that a room which seems to be left is attended, and for how long that is believed',
      },
      config: { access: { may: 'staffing.live' } },
    },
    async (request) => {
      const actor = actorOf(request);
      requireSite(actor, request.body.site);
      return { minutes: await staffing.attended(request.body.site, request.params.room, actor) };
    },
  );
}

function reportRoutes(app: App, staffing: StaffingService): void {
  app.get(
    '/api/staffing/report',
    {
      schema: {
        querystring: ReportQuery,
        response: { 200: StaffingReport },
        tags,
        summary: 'What some days on duty add up to, by person, room or station',
      },
      config: readers,
    },
    (request) => {
      requireSite(actorOf(request), request.query.site);
      return staffing.report(request.query);
    },
  );

  app.get(
    '/api/staffing/report/:format',
    {
      schema: {
        params: Type.Object({ format: Type.Enum([...sheetFormats]) }),
        querystring: ReportQuery,
        tags,
        summary: 'The same as a file',
      },
      config: readers,
    },
    async (request, reply) => {
      const { query, params } = request;
      const actor = actorOf(request);
      requireSite(actor, query.site);
      const report = await staffing.report(query);
      const language = languageOf(request.headers['accept-language']);
      const sheet = await staffingSheet(report, query.by, params.format, language);
      await staffing.exported(query, report, params.format, actor);
      void reply.header('content-type', sheet.type);
      void reply.header('cache-control', 'no-store');
      void reply.header('content-disposition', sheet.disposition);
      return reply.send(sheet.bytes);
    },
  );
}

function listRoutes(app: App, staffing: StaffingService): void {
  app.get(
    '/api/staffing/duty',
    {
      schema: {
        querystring: DutyQuery,
        response: { 200: Type.Object({ stints: Type.Array(DutyStint) }) },
        tags,
        summary: 'The days on duty behind a figure',
      },
      config: readers,
    },
    async (request) => {
      requireSite(actorOf(request), request.query.site);
      return { stints: await staffing.duty(request.query) };
    },
  );

  app.get(
    '/api/staffing/leavings',
    {
      schema: {
        querystring: RangeQuery,
        response: { 200: Type.Object({ leavings: Type.Array(LeavingItem) }) },
        tags,
        summary: 'Rooms that seemed to be left',
      },
      config: readers,
    },
    async (request) => {
      requireSite(actorOf(request), request.query.site);
      return { leavings: await staffing.leavings(request.query) };
    },
  );
}
