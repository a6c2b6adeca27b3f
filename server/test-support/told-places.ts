import type { LineEvent } from '../src/queue/forecast/index.ts';

/** What the events told so far come to: who stands how, and which rooms are open. */
export function folded(events: readonly LineEvent[]): { places: string[]; rooms: string[] } {
  const places = new Map<string, ToldPlace>();
  const rooms = new Set<string>();
  for (const event of events) {
    if (event.type === 'open') rooms.add(event.room);
    else if (event.type === 'close') rooms.delete(event.room);
    else stepPlace(places, event);
  }
  return {
    places: [...places].map(([id, place]) => `${id} ${inFull(place)}`).toSorted(),
    rooms: [...rooms].toSorted(),
  };
}

type PlaceEvent = Exclude<LineEvent, { type: 'open' | 'close' }>;

/** All that is told of a place. */
interface ToldPlace {
  as: string;
  class: string;
  items: readonly string[];
  tags: readonly string[];
  loose: boolean;
  door: string | undefined;
  due: boolean;
  key: number;
}

/** A place in one line of text. */
export const inFull = ({
  as,
  class: name,
  items,
  tags,
  loose,
  door,
  due,
  key,
}: ToldPlace): string => {
  const held = as === 'here' ? [loose, door, due] : [];
  return [as, name, items, tags, held, key].join(' ');
};

/** What an event says of a place, the rest being as it was. */
function describePlace(
  place: ToldPlace,
  event: PlaceEvent & { type: 'arrive' | 'here' | 'elsewhere' },
) {
  const { class: name, items, tags, key } = { ...place, ...event };
  const nothing = { loose: false, room: undefined, due: false };
  const held = { ...nothing, ...(event.type === 'elsewhere' ? {} : event) };
  const { loose, room: door, due } = held;
  Object.assign(place, { class: name, items, tags, key, loose, door, due });
}

function stepPlace(places: Map<string, ToldPlace>, event: PlaceEvent): void {
  const id = `${event.station} ${event.id}`;
  const place = places.get(id);
  if (event.type === 'arrive') {
    if (place) throw new Error(`${id} arrives twice`);
    const as = event.elsewhere ? 'elsewhere' : 'here';
    const fresh = { as, class: '', items: [], tags: [], key: event.at };
    const arrived: ToldPlace = { ...fresh, loose: false, door: undefined, due: false };
    describePlace(arrived, event);
    places.set(id, arrived);
    return;
  }
  if (!place) throw new Error(`${id}: ${event.type} without a place`);
  if (event.type === 'end' || event.type === 'leave') {
    if ((event.type === 'end') !== (place.as === 'serving')) throw new Error(`${id} ${event.type}`);
    places.delete(id);
  } else if (event.type === 'call' || event.type === 'start') {
    place.as = event.type === 'call' ? 'called' : 'serving';
  } else {
    if (place.as === 'called' || place.as === 'serving') throw new Error(`${id} ${event.type}`);
    place.as = event.type;
    describePlace(place, event);
  }
}
