import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDesk } from '../../../test-support/opened-desk.ts';
import {
  deskActor,
  somebody,
  type RegistrationDesk,
  type Typed,
} from '../../../test-support/registration.ts';

const actor = deskActor();
const openDesk = useDesk();
let desk: RegistrationDesk;

beforeEach(async () => {
  desk = await openDesk();
});

const quote = (given: Typed) => desk.visits.quote(given, actor);
const register = (given: Typed) => desk.visits.register(given, randomUUID(), actor);

describe('items that must not both be done on one day', () => {
  it('G1: are refused together, whoever asks, naming both', async () => {
    const given = somebody({ addItems: ['UBT-1', 'C14-1'] });
    const warning = (await quote(given)).warnings.find(({ code }) => code === 'item.exclusive');
    expect(warning).toMatchObject({ level: 'refuse', items: ['C14-1', 'UBT-1'] });
    await expect(register(given)).rejects.toMatchObject({
      code: 'item.exclusive',
      details: { override: false },
    });
    const manager = deskActor({ id: 'manager', roles: ['manager'] });
    const override = { warnings: ['item.exclusive' as const], reason: '一定要做' };
    await expect(
      desk.visits.register({ ...given, override }, randomUUID(), manager),
    ).rejects.toMatchObject({ code: 'item.exclusive' });
  });

  it('G1: ordered after one was done, the other is refused; without registration, not called', async () => {
    const { visit } = await register(somebody({ packageId: 'entry', addItems: ['C14-1'] }));
    await desk.send('open-room', { room: 'east-breath-1', staff: 'dr' });
    await desk.send('call-one', { room: 'east-breath-1', visit });
    await desk.send('start', { room: 'east-breath-1', visit });
    await desk.send('finish', { room: 'east-breath-1', visit });
    const more = { version: 1, packageId: 'entry', addItems: ['C14-1', 'UBT-1'] };
    await expect(desk.changes.order(visit, more, actor)).rejects.toMatchObject({
      code: 'item.exclusive',
    });
    const add = [{ id: 'UBT-1', station: 'breath', exclusive: [{ item: 'C14-1' }] }];
    await desk.send('reassign', { visit, add });
    const { items } = await desk.lists.details(visit, actor);
    expect(items.find(({ id }) => id === 'UBT-1')?.barred).toEqual({
      code: 'exclusive',
      names: ['碳14呼气（服胶囊）'],
    });
  });

  it('G1: in an order are noted, and the later waits', async () => {
    const given = somebody({ addItems: ['ECG-EX'] });
    const warning = (await quote(given)).warnings.find(({ code }) => code === 'item.apart');
    expect(warning).toMatchObject({ level: 'note', items: ['ECG', 'ECG-EX'] });
    const { visit } = await register(given);
    const onFloor = (await desk.engine.state('east'))?.visits[visit];
    expect(onFloor?.items).toMatchObject({
      'ECG-EX': { after: ['ECG'] },
      ECG: { exclusive: [{ item: 'ECG-EX' }] },
    });
  });
});
