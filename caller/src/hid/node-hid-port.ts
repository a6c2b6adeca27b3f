import { readdirSync } from 'node:fs';
import type { Device, HIDAsync } from 'node-hid';
import type { HidConnection, HidDevice, HidPort } from './hid-port.ts';
import { portOf } from './usb-port.ts';

/** Even with the same names there, the list is read anew after so many questions. */
const FULL_LIST_EVERY = 30;

/**
 * The real devices, through node-hid's native module.
 * @param grab on Linux, through libusb: the kernel's keyboard driver lets go of a device while it is open,
 * so that its keys reach nobody else. Not for a keyboard somebody writes on.
 * @throws Error when the native module does not load on this computer
 */
export async function nodeHidPort({ grab = false } = {}): Promise<HidPort> {
  const { default: hid } = await import('node-hid');
  if (grab && process.platform === 'linux') hid.setDriverType('libusb');
  // Loads the native module now rather than at the first button.
  let devices = (await hid.devicesAsync()).flatMap(toDevice);
  let names = deviceNames();
  let asked = 0;
  return {
    async list() {
      // The module has no events for plugs; asking it costs milliseconds, the kernel's names next to nothing.
      const now = deviceNames();
      asked += 1;
      if (now === undefined || now !== names || asked % FULL_LIST_EVERY === 0) {
        devices = (await hid.devicesAsync()).flatMap(toDevice);
        names = now;
      }
      return devices;
    },
    async open(path) {
      return connection(await hid.HIDAsync.open(path));
    },
  };
}

/** The kernel's names of all HID devices; undefined where there is no such list. */
function deviceNames(): string | undefined {
  try {
    return readdirSync('/sys/class/hidraw').sort().join();
  } catch {
    return undefined;
  }
}

function toDevice(device: Device): HidDevice[] {
  const { path, vendorId, productId, usagePage, usage, manufacturer, product } = device;
  if (path === undefined) return [];
  const serialNumber = device.serialNumber || undefined;
  const number = device.interface >= 0 ? device.interface : undefined;
  const names = { manufacturer, product, serialNumber, interface: number, port: portOf(path) };
  return [{ path, vendorId, productId, usagePage, usage, ...names }];
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
    async feature(bytes) {
      await device.sendFeatureReport(bytes);
    },
    close: () => device.close(),
  };
}
