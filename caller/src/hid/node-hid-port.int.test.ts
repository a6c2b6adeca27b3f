import { expect, it } from 'vitest';
import { nodeHidPort } from './node-hid-port.ts';

it('the native module loads and lists this computer’s devices', async () => {
  const port = await nodeHidPort();
  const devices = await port.list();
  for (const { path, vendorId, productId } of devices) {
    expect([typeof path, typeof vendorId, typeof productId]).toEqual([
      'string',
      'number',
      'number',
    ]);
  }
  await expect(port.open('/no/such/device')).rejects.toThrow(/device/);
});
