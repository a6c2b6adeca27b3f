import type { Command, CommandType } from '@daozhen/protocol';
import type { Actor, Role } from '../../platform/http/index.ts';

/**
 * Who may send a command:
 * - `roles`: staff with one of them
 * - `caller`: also the button box of the room it names
 * - `visit`: also the examinee himself, for his own visit
 * - neither: the server's own parts only
 */
export interface Permission {
  roles: readonly Role[];
  caller?: true;
  visit?: true;
}

const desk: readonly Role[] = ['desk', 'manager', 'admin'];
const floor: readonly Role[] = ['nurse', 'desk', 'manager', 'admin'];
const room: readonly Role[] = ['doctor', 'nurse', 'manager', 'admin'];
const managers: readonly Role[] = ['manager', 'admin'];
const everyone: readonly Role[] = ['doctor', 'nurse', 'desk', 'manager', 'admin'];

/** The table of who may send what. */
export const permissions: Readonly<Record<CommandType, Permission>> = {
  configure: { roles: [] },
  guide: { roles: [] },
  tick: { roles: [] },
  expect: { roles: desk },
  'check-in': { roles: desk },
  join: { roles: floor },
  'call-next': { roles: room, caller: true },
  'call-one': { roles: room },
  recall: { roles: room, caller: true },
  start: { roles: room, caller: true },
  finish: { roles: room, caller: true },
  press: { roles: room, caller: true },
  pass: { roles: room, caller: true },
  undo: { roles: room, caller: true },
  'open-room': { roles: room },
  'close-room': { roles: room },
  'pause-room': { roles: room, caller: true },
  'resume-room': { roles: room, caller: true },
  rejoin: { roles: everyone, visit: true },
  prepare: { roles: everyone, visit: true },
  hold: { roles: everyone },
  release: { roles: floor },
  transfer: { roles: floor },
  reassign: { roles: floor },
  decline: { roles: everyone },
  'change-class': { roles: floor },
  'close-day': { roles: managers },
  clock: { roles: ['admin'] },
};

/** Who is on duty in a room now. */
export type DutyOf = (site: string, room: string) => string | undefined;

/** Whether an actor may send a command; a doctor only for the room he is or goes on duty in. */
export function maySend(command: Command, actor: Actor, dutyOf: DutyOf): boolean {
  const permission = permissions[command.type];
  if (actor.kind === 'system') return true;
  if (!actor.sites.includes(command.site)) return false;
  if (actor.kind === 'visit') {
    return permission.visit === true && 'visit' in command && command.visit === actor.id;
  }
  if (actor.kind === 'device') {
    const { placement } = actor.device;
    const own = placement.kind === 'caller' && 'room' in command && command.room === placement.room;
    return permission.caller === true && own;
  }
  const given = permission.roles.filter((role) => actor.roles.includes(role));
  if (given.length === 0) return false;
  if (given.some((role) => role !== 'doctor') || !('room' in command)) return true;
  if (command.type === 'open-room') return command.staff === actor.staff;
  return command.room !== undefined && actor.staff !== undefined
    ? dutyOf(command.site, command.room) === actor.staff
    : false;
}
