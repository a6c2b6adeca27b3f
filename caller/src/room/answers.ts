import {
  refusals,
  refusalText,
  type Accepted,
  type ErrorBody,
  type RoomView,
} from '@daozhen/protocol';
import type { Outcome } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import type { Flash } from '../echo/echo.ts';
import { sentence, type Sentence } from '../messages/index.ts';

/** What became of one button press; `busy`: the one before has no answer yet. */
export type Result = Outcome | { kind: 'busy' };

/** The answer to a press as a sentence and as a light. */
export interface Answer {
  sentence: Sentence;
  signal: Flash;
}

/** @param before the room as it was when the button was pressed */
export function answerTo(action: Action, before: RoomView | undefined, result: Result): Answer {
  switch (result.kind) {
    case 'accepted':
      return { sentence: accepted(action, before, result.reply), signal: 'accepted' };
    case 'refused':
      return { sentence: refused(result.error), signal: 'refused' };
    case 'offline':
      return { sentence: sentence('act.offline'), signal: 'offline' };
    case 'busy':
      return { sentence: sentence('act.busy'), signal: 'refused' };
    case 'unknown':
      return { sentence: sentence('act.unknown'), signal: 'offline' };
  }
}

function accepted(action: Action, before: RoomView | undefined, reply: Accepted): Sentence {
  const ticket = reply.ticket ?? '';
  const does = action === 'press' ? meaningOf(before) : action;
  switch (does) {
    case 'next':
      return sentence('act.called', { ticket });
    case 'start':
      return sentence('act.started', { ticket });
    case 'finish': {
      const done = before?.serving[0]?.ticket ?? ticket;
      if (action === 'finish' || done === ticket) return sentence('act.finished', { ticket });
      return sentence('act.finished-next', { ticket: done, next: ticket });
    }
    case 'recall':
      return sentence('act.recalled', { ticket });
    case 'pass':
      return sentence('act.passed', { ticket });
    case 'pause':
      return sentence(before?.state === 'paused' ? 'act.resumed' : 'act.paused');
    case 'undo':
      return sentence('act.undone', { ticket });
  }
}

/** What the one button does in a room (rule C2). */
function meaningOf(room: RoomView | undefined): 'next' | 'start' | 'finish' {
  if (room && room.serving.length > 0) return 'finish';
  return room && room.called.length > 0 ? 'start' : 'next';
}

function refused(error: ErrorBody): Sentence {
  const own = error.code in refusals;
  const reason: Sentence = {
    zh: own ? refusalText(error.code, 'zh') : error.message,
    en: own ? refusalText(error.code, 'en') : error.code,
  };
  const more = missing(error);
  const zh = more ? `${reason.zh}${more.zh}` : reason.zh;
  const en = more ? `${reason.en} (${more.en})` : reason.en;
  return {
    zh: sentence('act.refused', { reason: zh }).zh,
    en: sentence('act.refused', { reason: en }).en,
  };
}

/** What a refusal says is still missing. */
function missing({ details }: ErrorBody): Sentence | undefined {
  const ms = details?.['ms'];
  const calls = details?.['calls'];
  if (typeof ms !== 'number') return undefined;
  const seconds = Math.ceil(ms / 1000);
  return typeof calls === 'number'
    ? sentence('act.missing', { calls, seconds })
    : sentence('act.wait', { seconds });
}
