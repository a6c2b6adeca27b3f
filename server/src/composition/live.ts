import type { IncomingMessage } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { VisitLinks } from '../exam/visits/index.ts';
import { SESSION_COOKIE, TokenGuard, type Identities } from '../platform/auth/index.ts';
import type { Screens } from '../platform/devices/index.ts';
import type { Actor, App } from '../platform/http/index.ts';
import type { RedisEngine } from '../queue/engine/index.ts';
import type { FloorService } from '../queue/floor/index.ts';
import { createLive, type Live, type TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import type { Closers } from './closers.ts';
import { FloorPulse } from './floor-pulse.ts';
import type { Platform } from './platform.ts';

export interface LiveParts {
  config: Config;
  app: App;
  hub: TopicHub;
  identities: Identities;
  platform: Platform;
  links: VisitLinks;
  screens: Screens;
  engine: RedisEngine;
  floor: FloorService;
  runtime: FloorRuntime;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** Puts the live planes on the HTTP server; they are still to be started. */
export async function openLive(parts: LiveParts): Promise<Live> {
  const { app, closers, config, engine, floor, hub, identities, log, platform, runtime } = parts;
  const clockOf = (site: string) => runtime.contexts.get(site)?.campus.now() ?? Date.now();
  const sites = () => platform.catalogue.sites().map(({ id }) => id);
  const pulse = new FloorPulse(engine, sites, clockOf);
  const guard = new TokenGuard(identities);
  const known = (actor: Actor | undefined) => {
    if (actor?.kind === 'device') place(parts, actor);
    return actor;
  };
  const live = await createLive({
    server: app.server,
    config: {
      feedEngine: config.feedEngine,
      feedPort: config.feedPort,
      feedHost: config.feedHost,
      trustProxy: config.trustProxy,
      publicUrl: config.publicUrl,
    },
    hub,
    authenticate: {
      feed: async (token, address) => known(await guard.find(['device', 'visit'], token, address)),
      control: async (request, token, address) => {
        if (token !== undefined) return known(await guard.find(['device'], token, address));
        const session = sessionOf(app, request);
        return session === undefined ? undefined : identities.session(session);
      },
    },
    stillValid: (actor) => stillValid(parts, actor),
    execute: async (command, actor) => {
      if (actor.kind === 'user') await platform.sessions.used(actor.session ?? '');
      return floor.execute(command, actor);
    },
    siteTime: ([site = '']) => clockOf(site),
    lostAt: (concerned) => pulse.lostAt(concerned),
    log,
  });
  closers.add('live', () => live.close());
  pulse.start();
  closers.add('pulse', () => pulse.stop());
  endWithTheirRight(platform, live);
  return live;
}

/** Who logs out, or is removed, is not connected any more. */
function endWithTheirRight({ sessions, devices }: Platform, live: Live): void {
  sessions.onEnded((session) =>
    live.endSessions((actor) => actor.kind === 'user' && actor.session === session),
  );
  devices.onRemoved((id) =>
    live.endSessions((actor) => actor.kind === 'device' && actor.id === id),
  );
}

/** Whether the session, the pairing or the link somebody came in by still holds. */
async function stillValid({ platform, links }: LiveParts, actor: Actor): Promise<boolean> {
  switch (actor.kind) {
    case 'user':
      return platform.sessions.isOpen(actor.session ?? '');
    case 'device':
      return platform.devices.isPaired(actor.id);
    case 'visit':
      return (await links.find(links.token(actor.id))).kind === 'found';
    case 'partner':
      return false;
    case 'system':
      return true;
  }
}

/** The floor learns where a device is when the device shows who it is. */
function place({ runtime, screens }: LiveParts, actor: Extract<Actor, { kind: 'device' }>): void {
  const { placement } = actor.device;
  const [site = ''] = actor.sites;
  if (placement.kind === 'caller') runtime.placeCaller(actor.id, placement.room);
  else if (placement.kind !== 'printer') {
    // What is known of a token may be some seconds old; a display moved meanwhile stays where it was moved to.
    runtime.placeDisplay(actor.id, screens.place(actor.id) ?? { site, placement });
  }
}

function sessionOf(app: App, request: IncomingMessage): string | undefined {
  return app.parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
}
