import type { RoomView } from '@daozhen/protocol';
import type { CommandInput } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import { sentence } from '../messages/index.ts';

/**
 * The command an action means in a room as its operator last saw it. Whatever may carry `expected` does: a
 * button is pressed for what was on show, and anything else is refused as stale (rule C2).
 * @param expected the room's version last seen
 */
export function commandFor(
  action: Action,
  place: { site: string; room: string },
  view: Pick<RoomView, 'state'>,
  expected: number,
): CommandInput {
  const seen = { ...place, expected };
  switch (action) {
    case 'press':
      return { type: 'press', ...seen };
    case 'next':
      return { type: 'call-next', ...seen };
    case 'recall':
      return { type: 'recall', ...seen };
    case 'start':
      return { type: 'start', ...seen };
    case 'finish':
      return { type: 'finish', ...seen };
    case 'pass':
      return { type: 'pass', reason: 'absent', ...seen };
    case 'pause':
      return view.state === 'paused'
        ? { type: 'resume-room', ...place }
        : { type: 'pause-room', reason: sentence('pause.reason').zh, ...seen };
    case 'undo':
      return { type: 'undo', ...place };
  }
}
