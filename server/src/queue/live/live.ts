import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeartbeatMessage } from '@daozhen/protocol';
import type { Actor } from '../../platform/http/index.ts';
import { clientAddress } from './address.ts';
import { ControlPlane } from './control/control.ts';
import type { Execute } from './control/session.ts';
import { chooseFeed } from './feed/choose.ts';
import { FeedPlane, type FeedPlaneLimits } from './feed/feed.ts';
import type { FeedLimits, FeedPort } from './feed/port.ts';
import type { TopicHub } from './hub.ts';
import { recheck } from './recheck.ts';

export interface LiveConfig {
  /** `FEED_ENGINE`: `auto` takes uWebSockets.js where it loads, else `ws`. */
  feedEngine: 'auto' | 'uws' | 'ws';
  /** `FEED_PORT`: the own port of uWebSockets.js, 0 for any free one; unused by `ws`. */
  feedPort: number;
  /** The address that port listens on: loopback unless a reverse proxy elsewhere goes to it directly. */
  feedHost?: string;
  /** `TRUST_PROXY`: whether everything comes through a reverse proxy whose X-Forwarded-For is believed. */
  trustProxy?: boolean;
  /** `PUBLIC_URL`: pages of its origin may use the control plane beside the server's own. */
  publicUrl?: string | undefined;
  feedLimits?: Partial<FeedPlaneLimits & FeedLimits>;
}

/**
 * Who is at the other end: undefined = nobody we know; a rejection = cannot tell now, try again. The
 * address is the client's own, to slow down those who guess tokens.
 */
export interface Authenticate {
  /** A display's device token or the token of a phone's link. */
  feed(token: string, address: string): Promise<Actor | undefined>;
  /** The session cookie of the handshake request, or a device token. */
  control(
    request: IncomingMessage,
    token: string | undefined,
    address: string,
  ): Promise<Actor | undefined>;
}

export interface LiveOptions {
  /** The HTTP server both planes are reached through; it must answer no upgrades itself. */
  server: Server;
  config: LiveConfig;
  /** Says who may watch what: every kind of topic declares its access. */
  hub: TopicHub;
  authenticate: Authenticate;
  /** Whether somebody connected still is who he was; without it connections end by `endSessions` alone. */
  stillValid?(actor: Actor): Promise<boolean>;
  execute: Execute;
  /** The clock of the first of some campuses, epoch ms (rule E6). */
  siteTime(sites: readonly string[]): number;
  /** Since when one of some campuses cannot be followed, by its clock; undefined while all can (rule E4). */
  lostAt?(sites: readonly string[]): number | undefined;
  log: { info(message: string): void; error(details: object, message: string): void };
}

export interface Live {
  /** Opens both planes; the HTTP server may listen before or after. */
  start(): Promise<void>;
  /** Says goodbye and closes every connection, so that the HTTP server can close. */
  close(): Promise<void>;
  /** Ends the sessions of actors who signed out, were un-paired or lost their link. */
  endSessions(matches: (actor: Actor) => boolean): void;
  /** What runs, for the start log and the status page; connections of this moment. */
  describe(): LiveStatus;
}

export interface LiveStatus {
  engine: 'uws' | 'ws';
  /** The feed's own port, if it has one. */
  feedPort: number | undefined;
  /** Why `auto` did not take uWebSockets.js. */
  reason: string | undefined;
  feedConnections: number;
  controlConnections: number;
}

/**
 * Puts the two live planes on an HTTP server.
 * @throws if the feed's engine is forced and does not load
 */
export async function createLive(options: LiveOptions): Promise<Live> {
  const { server, config, hub, authenticate, execute, log } = options;
  const { siteTime, lostAt, stillValid } = options;
  const onError = (error: unknown, traceId?: string) => log.error({ err: error, traceId }, 'live');
  const heartbeat = (sites: readonly string[]): HeartbeatMessage => {
    const lost = lostAt?.(sites);
    return { type: 'heartbeat', at: siteTime(sites), ...(lost !== undefined && { lostAt: lost }) };
  };
  const toClient = clientAddress(config.trustProxy ?? false);
  const publicOrigin =
    config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin;
  const { port, reason } = await chooseFeed({
    engine: config.feedEngine,
    port: config.feedPort,
    host: config.feedHost ?? '127.0.0.1',
    clientAddress: toClient,
    limits: config.feedLimits,
  });
  const feed = new FeedPlane({
    hub,
    port,
    authenticate: (token, address) => authenticate.feed(token, address),
    siteTime,
    heartbeat,
    onError,
    ...(config.feedLimits && { limits: config.feedLimits }),
  });
  const control = new ControlPlane({
    server,
    hub,
    authenticate(request, token) {
      const forwarded = String(request.headers['x-forwarded-for'] ?? '');
      const address = toClient(request.socket.remoteAddress ?? '', forwarded);
      return authenticate.control(request, token, address);
    },
    execute,
    heartbeat,
    mayOrigin: (origin, request) => origin === publicOrigin || sameHost(origin, request),
    onError,
  });
  const upgrade = upgradeTo(port);
  let feedPort: number | undefined;
  const endSessions = (matches: (actor: Actor) => boolean) => {
    feed.endSessions(matches);
    control.endSessions(matches);
  };
  const rechecking =
    stillValid &&
    recheck({
      actors: () => [...feed.actors(), ...control.actors()],
      stillValid,
      end: endSessions,
      onError,
    });
  return {
    async start() {
      feedPort = await feed.start();
      control.start();
      server.on('upgrade', upgrade);
      rechecking?.start();
      log.info(`feed: ${port.engine}${feedPort ? ` on port ${feedPort}` : ''}`);
    },
    async close() {
      await rechecking?.stop();
      server.off('upgrade', upgrade);
      hub.close();
      await Promise.all([control.close(), feed.close()]);
    },
    endSessions,
    describe: () => ({
      engine: port.engine,
      feedPort,
      reason,
      feedConnections: feed.connections,
      controlConnections: control.connections,
    }),
  };
}

/** `/feed` goes to the feed, `/control` is Socket.IO's, anything else is nothing of ours. */
function upgradeTo(port: FeedPort) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0]!;
    if (path === '/feed') port.upgrade(request, socket, head);
    else if (!path.startsWith('/control/')) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  };
}

/** A page of another origin must not use the cookie of ours. */
function sameHost(origin: string, request: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
