import { describe, expect, it } from 'vitest';
import { openFloor } from '../../test-support/floor.ts';
import { Catalogue, seed, siteSettings } from '../exam/catalogue/index.ts';
import type { ViewContext } from '../queue/views/index.ts';
import { FloorSettler } from './floor-settler.ts';

/** A floor that is set otherwise than the catalogue says, seen by this node. */
async function differing() {
  const floor = await openFloor();
  const [river] = seed.site.filter(({ id }) => id === 'river');
  const catalogue = new Catalogue({ ...seed, site: [{ ...river!, id: floor.site }], room: [] });
  const state = { settings: (await floor.state()).settings };
  const context = { campus: { state } } as unknown as ViewContext;
  const clock = { now: 0 };
  const warned: object[] = [];
  const settler = new FloorSettler({
    catalogue,
    engine: floor.engine,
    runtime: { contexts: new Map([[floor.site, context]]) },
    log: { info: () => undefined, warn: (details: unknown) => warned.push(details as object) },
    now: () => clock.now,
  });
  const wanted = siteSettings(catalogue.sites()[0]!);
  return { floor, settler, clock, wanted, warned };
}

describe('a floor that is set otherwise than the catalogue says', () => {
  it('is put right, but not before saving can be over', async () => {
    const { floor, settler, clock, wanted } = await differing();
    for (const room of Object.keys((await floor.state()).rooms))
      await floor.send('close-room', { room });
    await settler.look();
    clock.now = 9_999;
    await settler.look();
    expect((await floor.state()).settings).not.toEqual(wanted);
    clock.now = 10_000;
    await settler.look();
    expect((await floor.state()).settings).toEqual(wanted);
  });

  it('waits until nobody needs the old settings, and says so once', async () => {
    const { floor, settler, clock, warned } = await differing();
    await floor.arrive('v1');
    for (clock.now = 0; clock.now <= 60_000; clock.now += 10_000) await settler.look();
    expect(settler.refused).toEqual([floor.site]);
    expect(warned).toHaveLength(1);
  });
});
