import { Day, Id } from '@daozhen/protocol';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  actorOf,
  ApiError,
  deviceKinds,
  requireSite,
  type App,
} from '../../platform/http/index.ts';
import { Capacity, Hours } from './calendar.schemas.ts';
import { planOf, type SiteCatalogue } from './catalogue.domain.ts';
import { catalogueErrors } from './catalogue.errors.ts';
import {
  ClassEntry,
  ExamTypeEntry,
  GroupEntry,
  ItemEntry,
  PackageEntry,
  RoomEntry,
  Sex,
} from './catalogue.schemas.ts';
import type { Catalogue } from './catalogue.service.ts';

const Named = { id: Id, name: Type.String(), nameEn: Type.String() };

const CatalogueBody = Type.Object({
  site: Type.Object(Named),
  zones: Type.Array(Type.Object({ ...Named, floor: Id })),
  floors: Type.Array(Type.Object(Named)),
  stations: Type.Array(
    Type.Object({ ...Named, zone: Id, floor: Id, nominalMinutes: Type.Number() }),
  ),
  rooms: Type.Array(RoomEntry),
  items: Type.Array(ItemEntry),
  groups: Type.Array(GroupEntry),
  examTypes: Type.Array(ExamTypeEntry),
  packages: Type.Array(PackageEntry),
  staff: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      title: Type.String(),
      /** Where they usually work. */
      stations: Type.Array(Id),
    }),
  ),
  classes: Type.Array(
    Type.Object({
      ...Named,
      vip: Type.Boolean(),
      prefix: ClassEntry.properties.prefix,
      sex: Type.Optional(Sex),
    }),
  ),
});

/** As many days as one asks for at once. */
const maxDays = 100;
const dayMs = 86_400_000;

const DayPlans = Type.Object({
  days: Type.Array(
    Type.Object({
      date: Day,
      open: Type.Boolean(),
      name: Type.Optional(Type.String()),
      nameEn: Type.Optional(Type.String()),
      hours: Type.Optional(Hours),
      capacity: Capacity,
    }),
  ),
});

/** GET /api/catalogue/:site: a campus as the screens need it; …/days: when it is open. */
export function catalogueRoutes(app: App, catalogue: Catalogue): void {
  const siteOf = (request: FastifyRequest, id: string) => {
    const site = catalogue.site(id);
    if (!site) throw new ApiError(catalogueErrors, 'site.unknown');
    const actor = actorOf(request);
    // The system administrator sets campuses up; he works at none of them.
    if (!actor.roles.includes('system-admin')) requireSite(actor, site.id);
    return site;
  };
  app.get(
    '/api/catalogue/:site/days',
    {
      schema: {
        params: Type.Object({ site: Id }),
        querystring: Type.Object({
          from: Day,
          count: Type.Integer({ minimum: 1, maximum: maxDays, default: 31 }),
        }),
        response: { 200: DayPlans },
        tags: ['catalogue'],
        summary: 'When a campus is open, and how many examinees each day takes',
      },
      config: { access: { may: 'catalogue.read' } },
    },
    (request) => {
      const site = siteOf(request, request.params.site);
      const { from, count } = request.query;
      const start = Date.parse(`${from}T00:00:00Z`);
      if (Number.isNaN(start)) throw new ApiError(catalogueErrors, 'date.unknown');
      const dates = Array.from({ length: count }, (_none, day) =>
        new Date(start + day * dayMs).toISOString().slice(0, 10),
      );
      return { days: dates.map((date) => planOf(site, date)) };
    },
  );
  app.get(
    '/api/catalogue/:site',
    {
      schema: {
        params: Type.Object({ site: Id }),
        response: { 200: CatalogueBody },
        tags: ['catalogue'],
        summary: 'What a campus offers',
      },
      config: { access: { may: 'catalogue.read', device: deviceKinds } },
    },
    (request) => {
      return toBody(siteOf(request, request.params.site));
    },
  );
}

function toBody(site: SiteCatalogue) {
  const named = ({ id, name, nameEn }: { id: string; name: string; nameEn: string }) => ({
    id,
    name,
    nameEn,
  });
  return {
    site: named(site),
    zones: site.zones.map((zone) => ({ ...named(zone), floor: zone.floor })),
    floors: site.floors.map(named),
    stations: [...site.stations.values()].map((station) => ({
      ...named(station),
      zone: station.zone,
      floor: station.floor,
      nominalMinutes: station.nominalMinutes,
    })),
    rooms: [...site.rooms.values()],
    items: [...site.items.values()],
    groups: [...site.groups.values()],
    examTypes: [...site.examTypes.values()],
    packages: [...site.packages.values()],
    staff: [...site.staff.values()].map(({ id, name, title, stations }) => ({
      id,
      name,
      title,
      stations,
    })),
    classes: [...site.classes.values()].map(({ vip, prefix, sex, ...entry }) => ({
      ...named(entry),
      vip,
      prefix,
      ...(sex && { sex }),
    })),
  };
}
