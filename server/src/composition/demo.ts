import type { Catalogue } from '../exam/catalogue/index.ts';
import { demoUsers } from '../exam/catalogue/index.ts';
import type { VisitParts } from './visits.ts';
import type { Devices } from '../platform/devices/index.ts';
import type { App, Placement } from '../platform/http/index.ts';

interface DemoLink {
  kind: 'hall' | 'door' | 'phone';
  name: string;
  nameEn: string;
  url: string;
}

/** Rooms whose door displays the demo shows. */
const doors = ['east-ultrasound-1', 'east-blood-1'];

/** GET /api/demo: accounts and screens to look at, for the start page; registered in demo mode only. */
export async function demoRoutes(
  app: App,
  catalogue: Catalogue,
  devices: Devices,
  { directory, visits }: VisitParts,
): Promise<void> {
  const displays = await demoDisplays(catalogue, devices);
  app.get('/api/demo', { config: { access: 'public' } }, () => ({
    users: demoUsers.map(({ username, password, name, roles }) => ({
      username,
      password,
      name,
      roles,
    })),
    links: [...displays, ...phones()],
  }));

  function phones(): DemoLink[] {
    const here = catalogue.sites().flatMap((site) => directory.of(site.id));
    const [newest] = here.filter((entry) => entry.ticket !== undefined && !entry.vvip);
    if (!newest) return [];
    const name = `${newest.ticket} ${newest.masked}`;
    return [
      { kind: 'phone', name, nameEn: name, url: new URL(visits.guideUrl(newest.id)).pathname },
    ];
  }
}

/** A hall display for every waiting area and a few door displays, paired from the beginning. */
async function demoDisplays(catalogue: Catalogue, devices: Devices): Promise<DemoLink[]> {
  const links: DemoLink[] = [];
  for (const site of catalogue.sites()) {
    const add = async (
      place: { id: string; name: string; nameEn: string },
      placement: Exclude<Placement, { kind: 'caller' | 'printer' }>,
    ) => {
      const { kind } = placement;
      const name = `${site.name} ${place.name}${kind === 'hall' ? '大屏' : '门屏'}`;
      const nameEn = `${site.nameEn}, ${place.nameEn}, ${kind} display`;
      const id = `demo-${kind}-${place.id}`;
      const token = await devices.ensure({ id, kind: 'display', name, site: site.id, placement });
      links.push({ kind, name, nameEn, url: `/display/#token=${token}` });
    };
    for (const zone of site.zones) await add(zone, { kind: 'hall', zone: zone.id });
    for (const id of doors) {
      const room = site.rooms.get(id);
      if (room) await add(room, { kind: 'door', room: id });
    }
  }
  return links;
}
