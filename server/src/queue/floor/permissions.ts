import { may, type Command, type CommandType, type Permission } from '@daozhen/protocol';
import type { Actor } from '../../platform/http/index.ts';

/**
 * Who may send a command:
 * - `may`: staff with that permission
 * - `caller`: also the button box of the room it names
 * - `visit`: also the examinee himself, for his own visit
 * - neither: the server's own parts only
 */
interface CommandAccess {
  may?: Permission;
  caller?: true;
  visit?: true;
}

const receive: CommandAccess = { may: 'floor.receive' };
const place: CommandAccess = { may: 'floor.place' };
const room: CommandAccess = { may: 'floor.call' };
const button: CommandAccess = { ...room, caller: true };
const attend: CommandAccess = { may: 'floor.attend' };
const oneself: CommandAccess = { ...attend, visit: true };

/** The table of who may send what. */
export const commandAccess: Readonly<Record<CommandType, CommandAccess>> = {
  configure: {},
  guide: {},
  tick: {},
  expect: receive,
  'check-in': receive,
  join: place,
  'call-next': button,
  'call-one': room,
  recall: button,
  start: button,
  finish: button,
  press: button,
  pass: button,
  undo: button,
  'open-room': room,
  'close-room': room,
  'pause-room': button,
  'resume-room': button,
  rejoin: oneself,
  prepare: oneself,
  hold: attend,
  release: place,
  transfer: place,
  reassign: place,
  decline: attend,
  'change-class': place,
  'close-day': { may: 'floor.close-day' },
  clock: { may: 'floor.clock' },
};

/** Who is on duty in a room now. */
export type DutyOf = (site: string, room: string) => string | undefined;

/** Whether an actor may send a command; a doctor only for the room he is or goes on duty in. */
export function maySend(command: Command, actor: Actor, dutyOf: DutyOf): boolean {
  const access = commandAccess[command.type];
  if (actor.kind === 'system') return true;
  if (!actor.sites.includes(command.site)) return false;
  if (actor.kind === 'visit') {
    return access.visit === true && 'visit' in command && command.visit === actor.id;
  }
  if (actor.kind === 'device') {
    const { placement } = actor.device;
    const own = placement.kind === 'caller' && 'room' in command && command.room === placement.room;
    return access.caller === true && own;
  }
  if (actor.kind === 'partner') return false;
  const { may: permission } = access;
  if (permission === undefined || !may(actor, permission)) return false;
  const beside = { ...actor, roles: actor.roles.filter((role) => role !== 'doctor') };
  if (may(beside, permission) || !('room' in command)) return true;
  if (command.type === 'open-room') return command.staff === actor.staff;
  return command.room !== undefined && actor.staff !== undefined
    ? dutyOf(command.site, command.room) === actor.staff
    : false;
}
