import type { OverviewRoom } from '@daozhen/protocol';
import { clock } from '@daozhen/ui';
import { o, shortAge } from './text.ts';

/** What a room is doing, in a few words. */
export function roomState(room: OverviewRoom, now: number): string {
  if (room.state === 'closed') return o('room.closed');
  if (room.state === 'paused') {
    const { reason = o('room.paused'), until } = room.pause ?? {};
    if (until === undefined) return o('room.paused-for', { reason });
    return until < now
      ? o('room.late-back', { reason, age: shortAge(until, now) })
      : o('room.back-at', { reason, time: clock(until) });
  }
  if (room.serving.length > 0) return o('room.serving', { count: room.serving.length });
  return room.called.length > 0 ? o('room.calling') : o('room.idle');
}
