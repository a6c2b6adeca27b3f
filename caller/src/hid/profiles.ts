import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Value } from 'typebox/value';
import type { HidDevice } from './hid-port.ts';
import { lineAt, lineOf } from './json-lines.ts';
import { Profile, type Match } from './profile.schemas.ts';

/** A profile that cannot be used; the message names file, line, field and reason. */
export class WrongProfile extends Error {}

const ownFolder = fileURLToPath(new URL('../../profiles', import.meta.url));

/**
 * Reads one profile.
 * @param file its name, for the message
 * @throws WrongProfile
 */
export function parseProfile(text: string, file: string): Profile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = (error as Error).message;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    throw new WrongProfile(`${file}:${lineAt(text, position)}: 不是有效的 JSON · ${message}`);
  }
  const [first] = Value.Errors(Profile, value);
  if (!first) return value as Profile;
  const { pointer, reason } = complaint(first);
  const field = pointer.slice(1).replaceAll('/', '.') || '(file)';
  throw new WrongProfile(`${file}:${lineOf(text, pointer)}: ${field}: ${reason}`);
}

function complaint(error: ReturnType<typeof Value.Errors>[number]) {
  const { instancePath, keyword, message, params } = error as {
    instancePath: string;
    keyword: string;
    message: string;
    params: Record<string, unknown>;
  };
  if (keyword === 'boolean') {
    return { pointer: instancePath, reason: '没有这一项 · there is no such field' };
  }
  const missing = (params['requiredProperties'] as string[] | undefined)?.[0];
  if (missing !== undefined) {
    return { pointer: `${instancePath}/${missing}`, reason: '缺少这一项 · the field is missing' };
  }
  const allowed = params['allowedValues'] as string[] | undefined;
  const detail = allowed ? allowed.join(' | ') : keyword === 'pattern' ? hint(instancePath) : '';
  return { pointer: instancePath, reason: `值不正确 · ${detail || message}` };
}

/** What a field with a pattern must look like, in words. */
function hint(pointer: string): string {
  if (/\/(vendorId|productId|usagePage|usage)$/.test(pointer)) {
    return 'four lower-case hexadecimal digits, e.g. "0fd9"';
  }
  if (/\/(report|\d+)$/.test(pointer)) return 'bytes as in "00 .. 2c"';
  return pointer === '/id' ? 'a-z, 0-9 and - only' : 'bytes as in "01 ff 00"';
}

/**
 * The profiles that come with the caller and those of another folder, which go first.
 * @throws WrongProfile; also when two have the same id in one folder
 */
export function loadProfiles(extraFolder?: string): Profile[] {
  const extra = extraFolder === undefined ? [] : readFolder(extraFolder);
  const own = readFolder(ownFolder);
  return [...extra, ...own.filter(({ id }) => !extra.some((one) => one.id === id))];
}

function readFolder(folder: string): Profile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const profiles = files.sort().map((name) => {
    const file = join(folder, name);
    return { file, profile: parseProfile(readFileSync(file, 'utf8'), file) };
  });
  for (const { file, profile } of profiles) {
    const other = profiles.find((one) => one.profile.id === profile.id);
    if (other?.file !== file) {
      throw new WrongProfile(`${file}: id ${profile.id}: 重复 · also in ${other?.file}`);
    }
  }
  return profiles.map(({ profile }) => profile);
}

/** What the person at the terminal chose, where the devices do not speak for themselves. */
export interface Choice {
  /** `vvvv:pppp`, the device's vendor and product. */
  device?: string | undefined;
  /** Id of a profile. */
  profile?: string | undefined;
}

export interface Found {
  device: HidDevice;
  profile: Profile;
}

/** The first device that some profile fits; a chosen device or profile excludes all others. */
export function findBox(
  devices: readonly HidDevice[],
  profiles: readonly Profile[],
  choice: Choice = {},
): Found | undefined {
  const usable = devices.filter((one) => !choice.device || nameOf(one) === choice.device);
  for (const profile of profiles) {
    if (choice.profile && profile.id !== choice.profile) continue;
    for (const device of usable) {
      const fits = profile.match.some((match) => fitting(match, device, choice));
      if (fits) return { device, profile };
    }
  }
  return undefined;
}

/** `vvvv:pppp` of a device. */
export function nameOf(device: HidDevice): string {
  return `${hex(device.vendorId)}:${hex(device.productId)}`;
}

function fitting(match: Match, device: HidDevice, choice: Choice): boolean {
  if (match.vendorId === undefined && choice.device === undefined) return false;
  const pairs = [
    [match.vendorId, device.vendorId],
    [match.productId, device.productId],
    [match.usagePage, device.usagePage],
    [match.usage, device.usage],
  ] as const;
  // Some systems do not tell the usage; then vendor and product decide.
  return pairs.every(
    ([wanted, has]) => wanted === undefined || has === undefined || hex(has) === wanted,
  );
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
