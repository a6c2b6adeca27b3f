import type { Command, CommandOf, CommandType } from '@daozhen/protocol';
import type { Outcome, Step, Verb } from '../step.ts';
import { callNext } from './call-next.ts';
import { callOne } from './call-one.ts';
import { changeClass } from './change-class.ts';
import { checkIn } from './check-in.ts';
import { clock } from './clock.ts';
import { closeDay } from './close-day.ts';
import { closeRoom } from './close-room.ts';
import { configure } from './configure.ts';
import { decline } from './decline.ts';
import { expect } from './expect.ts';
import { finish } from './finish.ts';
import { guide } from './guide.ts';
import { hold } from './hold.ts';
import { join } from './join.ts';
import { openRoom } from './open-room.ts';
import { pass } from './pass.ts';
import { pauseRoom } from './pause-room.ts';
import { prepare } from './prepare.ts';
import { press } from './press.ts';
import { reassign } from './reassign.ts';
import { recall } from './recall.ts';
import { rejoin } from './rejoin.ts';
import { release } from './release.ts';
import { resumeRoom } from './resume-room.ts';
import { start } from './start.ts';
import { tick } from './tick.ts';
import { transfer } from './transfer.ts';
import { undo } from './undo.ts';

const verbs: { [T in CommandType]: Verb<CommandOf<T>> } = {
  configure,
  expect,
  'check-in': checkIn,
  join,
  'call-next': callNext,
  'call-one': callOne,
  recall,
  start,
  finish,
  press,
  pass,
  rejoin,
  hold,
  release,
  transfer,
  reassign,
  decline,
  'change-class': changeClass,
  prepare,
  guide,
  'open-room': openRoom,
  'close-room': closeRoom,
  'pause-room': pauseRoom,
  'resume-room': resumeRoom,
  undo,
  'close-day': closeDay,
  tick,
  clock,
};

/** Carries out the verb of the step's command. */
export function carryOut(step: Step, command: Command): Outcome {
  return (verbs[command.type] as Verb)(step, command);
}
