import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRemote, type RemoteLive } from './remote.ts';
import { chainContract, turnsContract } from './contract/chain.ts';
import { doorsContract, rightsContract } from './contract/doors.ts';
import { crowdContract, endsContract, limitsContract, serverPerTest } from './contract/limits.ts';

/** What every engine of the feed must do at its own door; run against each. */
export function feedContract(engine: 'uws' | 'ws'): void {
  describe(`feed on ${engine}`, () => {
    let live: RemoteLive;
    beforeAll(async () => {
      live = await startRemote(engine);
    });
    afterAll(() => live?.stop());

    test('it is the engine that was asked for', () => {
      expect(live.status.engine).toBe(engine);
      expect(live.status.feedPort !== undefined).toBe(engine === 'uws');
    });
    for (const contract of [chainContract, turnsContract, doorsContract, rightsContract]) {
      contract(() => live);
    }
  });
  describe(`limits of the feed on ${engine}`, () => {
    const start = serverPerTest(engine);
    for (const contract of [crowdContract, limitsContract, endsContract]) contract(start);
  });
}
