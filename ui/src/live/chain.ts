import { applyPatch } from '@daozhen/protocol';
import type { ServerMessage, Update } from '@daozhen/protocol';

export type SnapshotMessage = Extract<ServerMessage, { type: 'snapshot' }>;
export type CurrentMessage = Extract<ServerMessage, { type: 'current' }>;
export type TopicMessage = SnapshotMessage | CurrentMessage | Update;

/**
 * What a message did to the picture: `view` = it changed, `current` = it was right already, `repeat` = seen
 * before, `gap` = something between is missing and a snapshot is needed.
 */
export type Effect = 'view' | 'current' | 'repeat' | 'gap';

/**
 * One topic as this client has it: a view and the place in the chain it stands at (rule E2).
 * An update counts only on exactly the sequence number it names; otherwise the last picture stays.
 */
export class Chain<V> {
  view: V | undefined;
  epoch: string | undefined;
  seq: number | undefined;
  /** Site clock of the last message that changed the view. */
  at = 0;

  /** Starts from a view that came another way, e.g. inside the page. */
  seed(epoch: string, seq: number, view: V): void {
    this.epoch = epoch;
    this.seq = seq;
    this.view = view;
  }

  accept(message: TopicMessage): Effect {
    if (message.type === 'snapshot') {
      this.seed(message.epoch, message.seq, message.view as V);
      this.at = message.at;
      return 'view';
    }
    if (message.epoch !== this.epoch || this.seq === undefined) return 'gap';
    if (message.type === 'current') return message.seq === this.seq ? 'current' : 'gap';
    if (message.prev !== this.seq) return message.seq <= this.seq ? 'repeat' : 'gap';
    this.view = applyPatch(this.view as V, message.patch);
    this.seq = message.seq;
    this.at = message.at;
    return 'view';
  }

  /** What to tell the server we have; empty before the first snapshot. */
  position(): { epoch?: string; seq?: number } {
    return this.epoch === undefined || this.seq === undefined
      ? {}
      : { epoch: this.epoch, seq: this.seq };
  }
}
