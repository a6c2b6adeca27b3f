import { expect, it } from 'vitest';
import { nodeHidPort } from './node-hid-port.ts';

// Which native module is loaded is decided once a process: not beside the other test.
it.runIf(process.platform === 'linux')(
  'the native module that grabs devices loads too',
  async () => {
    const port = await nodeHidPort({ grab: true });
    expect(await port.list()).toBeInstanceOf(Array);
    await expect(port.open('9-9:1.0')).rejects.toThrow(/device/);
  },
);
