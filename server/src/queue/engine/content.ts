import { hash } from 'node:crypto';
import type { Command } from '@daozhen/protocol';

/** JSON with sorted keys, so that equal contents are equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key];
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(part)}`);
  }
  return `{${parts.join(',')}}`;
}

/** 96 bits tell commands under one id apart; every event and stored reply carries them. */
const DIGEST_LENGTH = 16;

/** What of a command tells it from another one under the same id (rule C1). */
export function commandDigest(command: Command): string {
  return hash('sha256', canonicalJson(command), 'base64url').slice(0, DIGEST_LENGTH);
}

/** What a function gets of a command: its arguments and its digest. */
export function commandContent(command: Command): { payload: string; digest: string } {
  const { v: _v, id: _id, site: _site, type: _type, ...rest } = command;
  const payload = canonicalJson(command.type === 'configure' ? command.settings : rest);
  return { payload, digest: commandDigest(command) };
}
