import type { RoomView, StaffPerson } from '@daozhen/protocol';

/** What the one big button does now (rule C2), or why it does nothing. */
export type MainAction =
  'open' | 'take-over' | 'resume' | 'call' | 'start' | 'finish-next' | 'finish' | 'none';

/** Those in the room's care: called first, then being examined. */
export const present = (view: RoomView): StaffPerson[] => [...view.called, ...view.serving];

export const isFull = (view: RoomView): boolean =>
  view.called.length + view.serving.length >= view.capacity;

/**
 * The main action for a room, about `person` if one is chosen.
 * `foreign`: somebody else is on duty and this user may act only in a room of his own.
 * In a room for several people without a chosen one it calls the next until the room is full.
 */
export function mainAction(
  view: RoomView,
  person: StaffPerson | undefined,
  foreign = false,
): MainAction {
  if (foreign && view.state !== 'closed') return 'take-over';
  if (person?.state === 'serving') {
    return view.state === 'open' && view.capacity === 1 ? 'finish-next' : 'finish';
  }
  if (person?.state === 'called') return 'start';
  if (view.state === 'closed') return 'open';
  if (view.state === 'paused') return 'resume';
  return isFull(view) ? 'none' : 'call';
}

/** Whom the room would call next; who is sent elsewhere first is called by name alone (rule P4). */
export const nextPerson = (view: RoomView): StaffPerson | undefined =>
  view.line.find((person) => person.callable === true && person.why === undefined);

/** Whether somebody waits whom guidance has not sent here: a call asks it whom it lets come. */
export const mayBeSent = (view: RoomView): boolean =>
  view.line.some((person) => person.callable === true && person.why === 'guided');

/** What a pass still lacks (rule C4): announcements and milliseconds; both 0 means allowed. */
export function passLacks(
  view: RoomView,
  person: StaffPerson,
  now: number,
): { calls: number; ms: number } {
  return {
    calls: Math.max(0, view.passMinCalls - (person.calls ?? 0)),
    ms: Math.max(0, view.passMinMs - (now - (person.calledAt ?? now))),
  };
}

/** How long the present step of a person has been running, in ms. */
export function runningMs(person: StaffPerson, now: number): number {
  const since = person.state === 'serving' ? person.startedAt : person.calledAt;
  return since === undefined ? 0 : Math.max(0, now - since);
}

/** Minutes and seconds, `3:05`; hours join in front when there are any. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = pad(seconds % 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`;
}

/**
 * The items a finish has to name: none when the choice is what the server would take anyway, every ready
 * item (rule T3).
 */
export function namedItems(person: StaffPerson, chosen: ReadonlySet<string>): string[] | undefined {
  const usual = person.items.every((item) => chosen.has(item.id) === item.ready);
  return usual ? undefined : person.items.map((item) => item.id).filter((id) => chosen.has(id));
}
