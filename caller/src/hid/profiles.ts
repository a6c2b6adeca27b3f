import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Value } from 'typebox/value';
import { lineAt, lineOf } from './json-lines.ts';
import { brokenRule, type Complaint } from './profile-rules.ts';
import { Profile } from './profile.schemas.ts';

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
  const broken = first ? complaint(first) : brokenRule(value as Profile);
  if (!broken) return value as Profile;
  const field = broken.pointer.slice(1).replaceAll('/', '.') || '(file)';
  throw new WrongProfile(`${file}:${lineOf(text, broken.pointer)}: ${field}: ${broken.reason}`);
}

function complaint(error: ReturnType<typeof Value.Errors>[number]): Complaint {
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
  if (/\/(vendorId|productId|usagePage|usage|consumer)$/.test(pointer)) {
    return 'four lower-case hexadecimal digits, e.g. "0fd9"';
  }
  if (pointer.endsWith('/keyboard')) return 'a keyboard usage, e.g. "28" or "ctrl+1e"';
  if (/\/(report|released\/\d+|ignored\/\d+)$/.test(pointer)) return 'bytes as in "00 .. 2c +02"';
  if (pointer === '/link') return 'https://…';
  return pointer === '/id' ? 'a-z, 0-9 and - only' : 'bytes as in "01 ff 00"';
}

/**
 * The profiles of some folders and those that come with the caller; of the same id the first counts. A
 * folder that is not there has none.
 * @throws WrongProfile; also when two have the same id in one folder
 */
export function loadProfiles(...folders: string[]): Profile[] {
  const all = [...folders, ownFolder].flatMap(readFolder);
  return all.filter((one, i) => i === all.findIndex(({ id }) => id === one.id));
}

function readFolder(folder: string): Profile[] {
  if (!existsSync(folder)) return [];
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
