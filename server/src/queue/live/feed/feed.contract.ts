import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Listener } from '../testing/listener.ts';
import { startRemote, type RemoteLive } from '../testing/remote.ts';

/** What every engine of the feed must do; run against each. */
export function feedContract(engine: 'uws' | 'ws'): void {
  describe(`feed on ${engine}`, () => {
    let live: RemoteLive;
    beforeAll(async () => {
      live = await startRemote(engine);
    });
    afterAll(() => live.stop());

    test('it is the engine that was asked for', () => {
      expect(live.status.engine).toBe(engine);
    });

    test('E2 hello, subscription, snapshot, update, heartbeat', async () => {
      await live.ask('set', 'board:d1', { title: 'A', rooms: { r1: { called: [] } } });
      const client = await Listener.enter(live.port, 'device.d1');
      const snapshot = await client.subscribe('board:d1');
      expect(snapshot.view).toEqual({ title: 'A', rooms: { r1: { called: [] } } });
      await live.ask('set', 'board:d1', { title: 'A', rooms: { r1: { called: ['A001'] } } });
      const update = await client.next('update');
      expect(update).toMatchObject({
        topic: 'board:d1',
        epoch: snapshot.epoch,
        prev: snapshot.seq,
      });
      expect(update.patch).toEqual({ rooms: { r1: { called: ['A001'] } } });
      expect((await client.next('heartbeat')).at).toBeGreaterThan(0);
      await client.close();
    });
  });
}
