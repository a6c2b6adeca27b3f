import {
  administrators,
  commandTypes,
  roles,
  type Command,
  type CommandType,
  type Role,
} from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/http/index.ts';
import { maySend } from './permissions.ts';

const user = (given: Role[], staff?: string): Actor => ({
  kind: 'user',
  id: 'u1',
  name: '林一',
  roles: given,
  sites: ['east'],
  ...(staff === undefined ? {} : { staff }),
});
const caller = (room: string): Actor => ({
  kind: 'device',
  id: 'c1',
  roles: [],
  sites: ['east'],
  device: { kind: 'caller', placement: { kind: 'caller', room } },
});
const examinee = (id: string): Actor => ({ kind: 'visit', id, roles: [], sites: ['east'] });

const command = (type: CommandType, fields: object = {}, site = 'east') =>
  ({ v: 1, id: 'command-1', site, type, ...fields }) as Command;
const nobody = () => undefined;
const duty = () => 'dr-chen';

describe('who may send which command', () => {
  it.each(['configure', 'guide', 'tick'] as const)('keeps %s to the server itself', (type) => {
    for (const role of roles) expect(maySend(command(type), user([role]), duty)).toBe(false);
    const server: Actor = { kind: 'system', id: 'steward', roles: [], sites: [] };
    expect(maySend(command(type), server, duty)).toBe(true);
  });

  it('lets the manager send every other verb', () => {
    const own = new Set<CommandType>(['configure', 'guide', 'tick']);
    for (const type of commandTypes) {
      expect(maySend(command(type), user(['manager']), nobody)).toBe(!own.has(type));
    }
  });

  it('lets nobody act on a campus that is not his', () => {
    expect(maySend(command('rejoin', { visit: 'v1' }, 'west'), user(['manager']), nobody)).toBe(
      false,
    );
  });

  it('keeps a doctor to the room he is on duty in', () => {
    const press = command('press', { room: 'us-1', expected: 1 });
    expect(maySend(press, user(['doctor'], 'dr-chen'), duty)).toBe(true);
    expect(maySend(press, user(['doctor'], 'dr-lin'), duty)).toBe(false);
    expect(maySend(press, user(['doctor']), nobody)).toBe(false);
  });

  it('lets a doctor open a room for himself only', () => {
    const open = command('open-room', { room: 'us-1', staff: 'dr-chen' });
    expect(maySend(open, user(['doctor'], 'dr-chen'), nobody)).toBe(true);
    expect(maySend(open, user(['doctor'], 'dr-lin'), nobody)).toBe(false);
  });

  it('lets a button box press for its own room and nothing else', () => {
    expect(maySend(command('press', { room: 'us-1' }), caller('us-1'), nobody)).toBe(true);
    expect(maySend(command('press', { room: 'us-2' }), caller('us-1'), nobody)).toBe(false);
    expect(maySend(command('close-room', { room: 'us-1' }), caller('us-1'), nobody)).toBe(false);
  });

  it('lets an examinee come back himself and nobody else', () => {
    expect(maySend(command('rejoin', { visit: 'v1' }), examinee('v1'), nobody)).toBe(true);
    expect(maySend(command('rejoin', { visit: 'v2' }), examinee('v1'), nobody)).toBe(false);
    expect(maySend(command('release', { visit: 'v1' }), examinee('v1'), nobody)).toBe(false);
  });

  it.each(['desk', 'nurse', 'doctor'] as const)('keeps the clock and the day from %s', (role) => {
    expect(maySend(command('clock', { advanceMs: 1 }), user([role]), nobody)).toBe(false);
    expect(maySend(command('close-day'), user([role]), nobody)).toBe(false);
  });

  it.each(['reviewer', 'liaison', ...administrators] as const)('leaves nothing to %s', (role) => {
    for (const type of commandTypes) expect(maySend(command(type), user([role]), duty)).toBe(false);
  });
});
