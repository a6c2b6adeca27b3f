import type { FloorEvent } from '@daozhen/protocol';
import {
  anyOf,
  ownDisplay,
  ownVisit,
  staffOf,
  type TopicAccess,
  type TopicHub,
} from '../live/index.ts';
import { boardView, type Placement } from './board.ts';
import type { ViewContext } from './context.ts';
import { deskView } from './desk.ts';
import { overviewView } from './overview.ts';
import { notePassed } from './passed.ts';
import { phoneView } from './phone.ts';
import { roomView } from './room.ts';
import { vipsView } from './vips.ts';
import { visitView } from './visit.ts';

/** Where a paired display hangs; known from the moment it identifies itself. */
export interface DisplayPlace {
  site: string;
  placement: Placement;
}

export interface TopicSources {
  contexts: ReadonlyMap<string, ViewContext>;
  display(id: string): DisplayPlace | undefined;
  /** Whether a caller's device belongs to a room. */
  callerOf(device: string): string | undefined;
}

/** Waits change with everybody's progress; a phone is told at once only what concerns its own visit. */
const PHONE_MS = 5000;
const ROOM_MS = 250;
const DESK_MS = 500;
const BOARD_MS = 100;
/** The whole campus is gone through for it. */
const OVERVIEW_MS = 1000;
const VISIT_MS = 1000;

/** Declares the kinds of topic the floor has. */
export function defineTopics(hub: TopicHub, sources: TopicSources): void {
  defineOverview(hub, sources);
  const { contexts } = sources;
  const byVisit = (id: string) => find(contexts, (c) => c.campus.state.visits[id] !== undefined);
  const byRoom = (id: string) => find(contexts, (c) => c.campus.state.rooms[id] !== undefined);
  const byDisplay = (id: string) => contexts.get(sources.display(id)?.site ?? '');
  const ownRoom: TopicAccess = {
    who: 'the caller of the room',
    may: (actor, room) => actor.kind === 'device' && sources.callerOf(actor.id) === room,
  };
  hub.define('board', {
    plane: 'feed',
    access: ownDisplay,
    coalesceMs: BOARD_MS,
    once: ['announce'],
    position: (id) => position(byDisplay(id)),
    view: (id) => {
      const context = byDisplay(id);
      const place = sources.display(id);
      return context && place && boardView(context, place.placement);
    },
  });
  hub.define('phone', {
    plane: 'feed',
    access: ownVisit,
    coalesceMs: PHONE_MS,
    position: (id) => position(byVisit(id)),
    view: (id) => {
      const context = byVisit(id);
      return context && phoneView(context, id);
    },
  });
  hub.define('room', {
    plane: 'control',
    access: anyOf(
      staffOf('floor.read', (room) => byRoom(room)?.campus.site),
      ownRoom,
    ),
    coalesceMs: ROOM_MS,
    position: (id) => position(byRoom(id)),
    view: (id) => {
      const context = byRoom(id);
      return context && roomView(context, id);
    },
  });
  hub.define('desk', {
    plane: 'control',
    access: staffOf('floor.read', (site) => contexts.get(site)?.campus.site),
    coalesceMs: DESK_MS,
    position: (site) => position(contexts.get(site)),
    view: (site) => {
      const context = contexts.get(site);
      return context && deskView(context);
    },
  });
}

/** The floor screen: the whole campus, and the one visit somebody looks into. */
function defineOverview(hub: TopicHub, { contexts }: TopicSources): void {
  const byVisit = (id: string) => find(contexts, (c) => c.campus.state.visits[id] !== undefined);
  hub.define('overview', {
    plane: 'control',
    access: staffOf('floor.read', (site) => contexts.get(site)?.campus.site),
    coalesceMs: OVERVIEW_MS,
    position: (site) => position(contexts.get(site)),
    view: (site) => {
      const context = contexts.get(site);
      return context && overviewView(context);
    },
  });
  hub.define('vips', {
    plane: 'control',
    access: staffOf('vip.read', (site) => contexts.get(site)?.campus.site),
    coalesceMs: OVERVIEW_MS,
    position: (site) => position(contexts.get(site)),
    view: (site) => {
      const context = contexts.get(site);
      return context && vipsView(context);
    },
  });
  hub.define('visit', {
    plane: 'control',
    access: staffOf('floor.read', (visit) => byVisit(visit)?.campus.site),
    coalesceMs: VISIT_MS,
    position: (id) => position(byVisit(id)),
    view: (id) => {
      const context = byVisit(id);
      return context && visitView(context, id);
    },
  });
}

function find(
  contexts: ReadonlyMap<string, ViewContext>,
  holds: (context: ViewContext) => boolean,
): ViewContext | undefined {
  for (const context of contexts.values()) if (holds(context)) return context;
  return undefined;
}

function position(context: ViewContext | undefined) {
  if (!context) return { epoch: 'none', seq: 0, at: 0 };
  const { state } = context.campus;
  return { epoch: state.epoch, seq: state.seq, at: context.campus.now() };
}

const urgentTypes = new Set<FloorEvent['type']>([
  'called',
  'recalled',
  'started',
  'finished',
  'passed',
  'undone',
]);

/** Tells the hub which views a batch of events may have changed; calls are urgent. */
export function announceChanges(
  hub: TopicHub,
  context: ViewContext,
  events: readonly FloorEvent[],
): void {
  if (events.length === 0) return hub.changedAll();
  notePassed(context.campus.state, events);
  let urgent = false;
  for (const event of events) {
    const now = urgentTypes.has(event.type);
    urgent ||= now;
    for (const visit of Object.keys(event.changes.visits ?? {})) {
      hub.changed(`phone:${visit}`, { urgent: now || concerns(event, visit) });
      hub.changed(`visit:${visit}`, { urgent: concerns(event, visit) });
    }
    for (const room of Object.keys(event.changes.rooms ?? {})) {
      hub.changed(`room:${room}`, { urgent: true });
    }
  }
  hub.changedEvery('board', { urgent });
  announceTime(hub, context);
}

const concerns = (event: FloorEvent, visit: string) =>
  event.facts.visit === visit || event.facts.call?.bound?.visit === visit;

/** Lines and waits change with time alone: everything watched of a campus may have. */
export function announceTime(hub: TopicHub, context: ViewContext): void {
  for (const room of Object.keys(context.campus.state.rooms)) hub.changed(`room:${room}`);
  hub.changed(`desk:${context.campus.site}`);
  hub.changed(`overview:${context.campus.site}`);
  hub.changed(`vips:${context.campus.site}`);
  hub.changedEvery('visit');
}

/** Every phone of a campus: someone ahead may have moved. */
export function announcePhones(hub: TopicHub): void {
  hub.changedEvery('phone');
  hub.changedEvery('board');
}
