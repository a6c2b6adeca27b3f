import type { RoomView, StaffPerson } from '@daozhen/protocol';
import { sentence } from '../messages/index.ts';

const NEXT_SHOWN = 5;

/** A room in a few lines of text, as a terminal shows it. Tickets only: a terminal may stand in the open. */
export function roomLines(view: RoomView | undefined, online: boolean): string[] {
  if (!view) return [both(online ? 'view.loading' : 'link.offline')];
  const state = both(`view.${view.state}`);
  const doctor = view.staff ? ` · ${view.staff.name}` : '';
  const waiting = both('view.waiting', { count: view.waiting });
  const name = view.name.includes(view.stationName)
    ? view.name
    : `${view.stationName} ${view.name}`;
  return [
    `${name}${doctor}`,
    `${online ? '●' : '○'} ${online ? state : both('link.offline')}   ${waiting}`,
    `${both('view.now')}: ${tickets(view.called)}`,
    `${both('view.in')}: ${tickets(view.serving)}`,
    `${both('view.next')}: ${tickets(callable(view))}`,
  ];
}

/** Whom the key will call; who is sent elsewhere first has a reason beside him (rule P4). */
function callable(view: RoomView): StaffPerson[] {
  const next = view.line.filter(({ callable, why }) => callable !== false && why === undefined);
  return next.slice(0, NEXT_SHOWN);
}

function tickets(people: readonly StaffPerson[]): string {
  const names = people.map(({ ticket }) => ticket);
  return names.length > 0 ? names.join('  ') : sentence('view.nobody').zh;
}

function both(
  key: Parameters<typeof sentence>[0],
  params?: Parameters<typeof sentence>[1],
): string {
  const { zh, en } = sentence(key, params);
  return `${zh} ${en}`;
}
