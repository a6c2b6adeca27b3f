import { Accepted, Command, FloorEvent, Id, refusals, SiteState } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, requireSite, type App } from '../../platform/http/index.ts';
import { readCommand } from './command-check.ts';
import { floorErrors, refusalError } from './floor.errors.ts';
import type { FloorService } from './floor.service.ts';
import { NextStations } from './next.schemas.ts';

const tags = ['floor'];
const staff = { may: 'floor.read' } as const;
const Site = Type.Object({ site: Id });

/** POST /api/floor/commands and the floor's reads. */
export function floorRoutes(app: App, floor: FloorService): void {
  app.post(
    '/api/floor/commands',
    {
      schema: { body: Command, response: { 200: Accepted }, tags, summary: 'Change the floor' },
      config: { access: { ...staff, device: 'caller' } },
      // The union's own complaints name every type of command; the check by type names the fault.
      attachValidation: true,
    },
    async (request) => {
      const read = readCommand(request.body);
      if ('problems' in read) {
        throw new ApiError(refusals, 'command.invalid', { details: { problems: read.problems } });
      }
      const reply = await floor.execute(read.command, actorOf(request));
      if (!reply.ok) throw refusalError(reply);
      return reply;
    },
  );
  readRoutes(app, floor);
}

function readRoutes(app: App, floor: FloorService): void {
  app.get(
    '/api/floor/sites/:site',
    {
      schema: {
        params: Site,
        response: { 200: SiteState },
        tags,
        summary: 'The whole state of a campus',
      },
      config: { access: staff },
    },
    async (request) => {
      requireSite(actorOf(request), request.params.site);
      const state = await floor.state(request.params.site);
      if (!state) throw new ApiError(refusals, 'site.unknown');
      return state;
    },
  );

  app.get(
    '/api/floor/sites/:site/events',
    {
      schema: {
        params: Site,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 200 }),
        }),
        response: { 200: Type.Object({ events: Type.Array(FloorEvent) }) },
        tags,
        summary: 'Events after a sequence number, oldest first',
      },
      config: { access: staff },
    },
    async (request) => {
      requireSite(actorOf(request), request.params.site);
      const { after, limit } = request.query;
      return { events: await floor.events(request.params.site, after, limit) };
    },
  );

  app.get(
    '/api/floor/sites/:site/explain',
    {
      schema: {
        params: Site,
        querystring: Type.Object({ visit: Id, station: Id }),
        tags,
        summary: 'Why a visit stands where it stands',
      },
      config: { access: staff },
    },
    (request) => {
      const { site } = request.params;
      requireSite(actorOf(request), site);
      const found = floor.explain(site, request.query.visit, request.query.station);
      if (!found) throw new ApiError(floorErrors, 'place.unknown');
      return found;
    },
  );

  app.get(
    '/api/floor/sites/:site/next',
    {
      schema: {
        params: Site,
        querystring: Type.Object({ visit: Id }),
        response: { 200: NextStations },
        tags,
        summary: 'Where a visit would be sent next, why there and why not elsewhere',
      },
      config: { access: staff },
    },
    (request) => {
      const { site } = request.params;
      requireSite(actorOf(request), site);
      const found = floor.next(site, request.query.visit);
      if (!found) throw new ApiError(floorErrors, 'place.unknown');
      return found;
    },
  );
}
