import { expect, it } from 'vitest';
import { commandTypes } from '@daozhen/protocol';
import { engineAgreement } from '../../../test-support/agreement.ts';

const runs = process.env['FULL'] ? 2000 : 40;

it('reliability 1–6: no random day breaks what must hold of every floor', async () => {
  const met = await engineAgreement(undefined, runs, 20_261_123);
  const accepted = Object.values(met.accepted).reduce((sum, count) => sum + count, 0);
  expect(commandTypes.filter((type) => !met.accepted[type])).toEqual([]);
  expect(accepted / met.commands).toBeGreaterThan(0.5);
});
