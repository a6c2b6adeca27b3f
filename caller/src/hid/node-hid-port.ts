import type { Device, HIDAsync } from 'node-hid';
import type { HidConnection, HidDevice, HidPort } from './hid-port.ts';

/**
 * The real devices, through node-hid's native module.
 * @throws Error when the native module does not load on this computer
 */
export async function nodeHidPort(): Promise<HidPort> {
  const { default: hid } = await import('node-hid');
  // Loads the native module now rather than at the first button.
  await hid.devicesAsync();
  return {
    async list() {
      return (await hid.devicesAsync()).flatMap(toDevice);
    },
    async open(path) {
      return connection(await hid.HIDAsync.open(path));
    },
  };
}

function toDevice(device: Device): HidDevice[] {
  const { path, vendorId, productId, usagePage, usage, manufacturer, product } = device;
  if (path === undefined) return [];
  return [{ path, vendorId, productId, usagePage, usage, manufacturer, product }];
}

function connection(device: HIDAsync): HidConnection {
  return {
    onReport(run) {
      device.on('data', (data: Buffer) => run(data));
    },
    onLost(run) {
      device.on('error', (error: Error) => run(error));
    },
    async write(bytes) {
      await device.write(bytes);
    },
    close: () => device.close(),
  };
}
