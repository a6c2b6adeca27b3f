import type { Visit } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import { sentTo } from '../campus/index.ts';
import { Forecaster } from '../forecast/index.ts';
import { floorPictures } from './floor-pictures.ts';
import { supportOf, type SpareRoom } from './support.ts';

/** What one more room at a station would spare, as the forecast of a new centre has it. */
async function support(
  floor: Floor,
  station: string,
  spare: readonly SpareRoom[] = [],
  nextOf: (visit: Visit) => string | undefined = sentTo,
) {
  const now = floor.clock.now;
  const forecaster = new Forecaster({ nominalMs: () => 5 * MINUTE, utcOffsetMs: 8 * HOUR });
  const found = floorPictures(await floor.state(), now, nextOf).get(station)!;
  return supportOf(found, spare, (picture) => forecaster.predictPicture(picture, now));
}

describe('one more room', () => {
  it('spares more where more people wait', async () => {
    const floor = await openFloor({ rooms: { ecg1: {}, us1: {} } });
    for (let n = 0; n < 10; n += 1) await floor.queue(`v${n}`, 'ecg');
    for (let n = 10; n < 13; n += 1) await floor.queue(`v${n}`, 'us');
    const [ecg, us] = [await support(floor, 'ecg'), await support(floor, 'us')];
    expect([ecg?.people, us?.people]).toEqual([10, 3]);
    // Ten people at five minutes, one room: their waits add up to 225 minutes; with two rooms to about 100.
    expect(ecg!.savedMin).toBeGreaterThan(80);
    expect(ecg!.savedMin).toBeLessThan(160);
    expect(us!.savedMin).toBeLessThan(ecg!.savedMin / 3);
  });

  it('is one that may take those who wait', async () => {
    const floor = await openFloor({ rooms: { us1: {}, us2: { tags: ['female'] }, us3: {} } });
    for (const room of ['us2', 'us3']) await floor.accept('close-room', { room });
    for (let n = 0; n < 6; n += 1) {
      await floor.arrive(`v${n}`, [{ id: 'us', station: 'us', tags: ['female'] }]);
      await floor.accept('join', { visit: `v${n}`, station: 'us' });
    }
    const plain = { id: 'us3', capacity: 1, tags: [] };
    const female = { id: 'us2', capacity: 1, tags: ['female'] };
    expect((await support(floor, 'us', [plain, female]))?.rooms).toEqual(['us2']);
  });

  it('counts who cannot be called at all while no room is open', async () => {
    const floor = await openFloor({ rooms: { us1: {} } });
    await floor.queue('v1', 'us');
    await floor.accept('close-room', { room: 'us1' });
    const found = await support(floor, 'us', [{ id: 'us1', capacity: 1, tags: [] }]);
    expect(found).toMatchObject({ people: 1, rooms: ['us1'] });
    expect(found!.savedMin).toBeGreaterThan(50);
  });

  it('is needed by nobody where nobody waits', async () => {
    expect(await support(await openFloor(), 'ecg')).toBeUndefined();
  });

  it('counts those who rest with no place where they will probably be sent', async () => {
    const floor = await openFloor({ rooms: { us1: {} } });
    for (let n = 0; n < 6; n += 1) await floor.arrive(`v${n}`, ['us']);
    expect((await support(floor, 'us', [], () => 'us'))?.people).toBe(6);
    expect(await support(floor, 'us')).toBeUndefined();
  });

  it('P1 counts everybody at the one station he is sent to', async () => {
    const floor = await openFloor({ rooms: { ecg1: {}, us1: {} }, binding: 'late' });
    await floor.arrive('v1', ['ecg', 'us']);
    await floor.accept('join', { visit: 'v1', station: 'us' });
    await floor.arrive('v2', ['ecg', 'us']);
    const likely = ({ id }: Visit) => (id === 'v2' ? 'ecg' : 'us');
    const pictures = floorPictures(await floor.state(), floor.clock.now, likely);
    const of = (station: string) => [...pictures.get(station)!.waiting];
    expect([of('us'), of('ecg')]).toEqual([['v1'], ['v2']]);
    expect([pictures.get('us')?.coming, pictures.get('ecg')?.coming]).toEqual([1, 1]);
  });

  it('P1 does not wait for those who are sent elsewhere first', async () => {
    const floor = await openFloor({ rooms: { ecg1: {}, us1: {} }, binding: 'late' });
    const elsewhere = Array.from({ length: 20 }, (_, n) => `a${n}`);
    for (const visit of elsewhere) await floor.later(MINUTE).arrive(visit, ['ecg', 'us']);
    for (const visit of ['z1', 'z2', 'z3']) await floor.later(MINUTE).arrive(visit, ['ecg', 'us']);
    const found = await support(floor, 'ecg', [], ({ id }) => (id.startsWith('z') ? 'ecg' : 'us'));
    expect(found?.people).toBe(3);
    // Three people at five minutes: 15 minutes together in one room, 5 in two.
    expect(found!.savedMin).toBeGreaterThan(4);
    expect(found!.savedMin).toBeLessThan(20);
  });
});
