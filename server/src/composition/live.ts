import type { IncomingMessage } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { SESSION_COOKIE, type Identities } from '../platform/auth/index.ts';
import type { Actor, App } from '../platform/http/index.ts';
import type { FloorService } from '../queue/floor/index.ts';
import { createLive, type Live, type TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';

export interface LiveParts {
  config: Config;
  app: App;
  hub: TopicHub;
  identities: Identities;
  floor: FloorService;
  runtime: FloorRuntime;
  log: FastifyBaseLogger;
}

/** Puts the live planes on the HTTP server. */
export function openLive(parts: LiveParts): Promise<Live> {
  const { config, app, hub, identities, floor, runtime, log } = parts;
  const known = (actor: Actor | undefined) => {
    if (actor?.kind === 'device') place(runtime, actor);
    return actor;
  };
  return createLive({
    server: app.server,
    config: {
      feedEngine: config.feedEngine,
      feedPort: config.feedPort,
      trustProxy: config.trustProxy,
      publicUrl: config.publicUrl,
    },
    hub,
    authenticate: {
      feed: async (token) =>
        known((await identities.device(token)) ?? (await identities.visit(token))),
      control: async (request, token) => {
        if (token !== undefined) return known(await identities.device(token));
        const session = sessionOf(app, request);
        return session === undefined ? undefined : identities.session(session);
      },
    },
    execute: (command, actor) => floor.execute(command, actor),
    siteTime: () => runtime.contexts.values().next().value?.campus.now() ?? Date.now(),
    log,
  });
}

/** The floor learns where a device is when the device shows who it is. */
function place(runtime: FloorRuntime, actor: Extract<Actor, { kind: 'device' }>): void {
  const { placement } = actor.device;
  const [site = ''] = actor.sites;
  if (placement.kind === 'caller') runtime.placeCaller(actor.id, placement.room);
  else runtime.placeDisplay(actor.id, { site, placement });
}

function sessionOf(app: App, request: IncomingMessage): string | undefined {
  return app.parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
}
