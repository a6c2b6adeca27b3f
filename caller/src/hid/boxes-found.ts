import type { HidDevice } from './hid-port.ts';
import type { Match, Profile } from './profile.schemas.ts';

/** What the person at the terminal chose, where the devices do not speak for themselves. */
export interface Choice {
  /** `vvvv:pppp`, the device's vendor and product. */
  device?: string | undefined;
  /** Id of a profile. */
  profile?: string | undefined;
}

/** One thing on a desk: all its parts that a profile fits. */
export interface Found {
  /** The same after plugging it out and in: by serial number, else by the port it is plugged into. */
  key: string;
  /** One of its parts, for its name. */
  device: HidDevice;
  /** Its parts, one for each path. */
  parts: HidDevice[];
  profile: Profile;
}

/** The boxes and lights among the devices, in an order of their own. */
export function findBoxes(
  devices: readonly HidDevice[],
  profiles: readonly Profile[],
  choice: Choice = {},
): Found[] {
  const things = Map.groupBy(devices, keyOf);
  return [...things]
    .flatMap(([key, parts]) => {
      const found = profileFor(parts, profiles, choice);
      return found ? [{ key, ...found }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function profileFor(
  all: readonly HidDevice[],
  profiles: readonly Profile[],
  choice: Choice,
): Omit<Found, 'key'> | undefined {
  const usable = all.filter((one) => !choice.device || nameOf(one) === choice.device);
  for (const profile of profiles) {
    if (choice.profile && profile.id !== choice.profile) continue;
    const fitting = usable.filter((one) => profile.match.some((match) => fits(match, one, choice)));
    const parts = fitting.filter(
      (one, i) => i === fitting.findIndex(({ path }) => path === one.path),
    );
    if (parts[0]) return { device: parts[0], parts, profile };
  }
  return undefined;
}

/** Who a device is, whatever the system calls it today. */
export function keyOf(device: HidDevice): string {
  const { serialNumber, port } = device;
  const name = nameOf(device);
  if (serialNumber) return `${name}:${serialNumber}`;
  return port === undefined ? name : `${name}@${port}`;
}

/** `vvvv:pppp` of a device. */
export function nameOf(device: Pick<HidDevice, 'vendorId' | 'productId'>): string {
  return `${hex(device.vendorId)}:${hex(device.productId)}`;
}

function fits(match: Match, device: HidDevice, choice: Choice): boolean {
  if (match.vendorId === undefined && choice.device === undefined) return false;
  const pairs = [
    [match.vendorId, device.vendorId],
    [match.productId, device.productId],
    [match.usagePage, device.usagePage],
    [match.usage, device.usage],
  ] as const;
  const part = match.interface === undefined || device.interface === undefined;
  // Some systems do not tell the usage or the interface; then vendor and product decide.
  return (
    (part || match.interface === device.interface) &&
    pairs.every(([wanted, has]) => wanted === undefined || has === undefined || hex(has) === wanted)
  );
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
