import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Where a device is plugged in, the same for all its parts and after plugging it out and in again.
 * @param path as hidapi gives it: `/dev/hidraw3` or `1-2.4:1.0` on Linux, `\\?\HID#VID_…#7&2a5b1b2&0&0000#{…}` on Windows
 * @returns undefined where the system does not tell
 */
export function portOf(path: string, read = readUevent): string | undefined {
  const windows = /^\\\\\?\\hid#[^#]+#([^#]+)#/i.exec(path)?.[1];
  // The last number counts the parts of one device.
  if (windows !== undefined) return windows.replace(/&[0-9a-f]{4}$/i, '').toLowerCase();
  const libusb = /^(\d+-[\d.]+):\d+\.\d+$/.exec(path)?.[1];
  if (libusb !== undefined) return libusb;
  if (!path.startsWith('/dev/hidraw')) return undefined;
  return /^HID_PHYS=(.+?)(\/input\d+)?$/m.exec(read(basename(path)))?.[1];
}

function readUevent(name: string): string {
  try {
    return readFileSync(`/sys/class/hidraw/${name}/device/uevent`, 'utf8');
  } catch {
    return '';
  }
}
