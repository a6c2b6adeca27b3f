import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FeedListener, FeedPort, FeedSocket } from './port.ts';
import type { UwsFeed } from './uws-feed.ts';
import type { WsFeed } from './ws-feed.ts';

/**
 * The feed on two doors: uWebSockets.js on a port of its own, and `ws` for those who come through the page's
 * origin. To hand those over to the other port inside the machine costs more than to serve them (ADR 0012).
 */
export class TwinFeed implements FeedPort {
  readonly engine = 'uws';
  readonly #own: UwsFeed;
  readonly #origin: WsFeed;

  constructor(own: UwsFeed, origin: WsFeed) {
    this.#own = own;
    this.#origin = origin;
  }

  async listen(open: (socket: FeedSocket) => FeedListener): Promise<number> {
    await this.#origin.listen(open);
    return this.#own.listen(open);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#origin.upgrade(request, socket, head);
  }

  publish(topic: string, frame: string): void {
    this.#own.publish(topic, frame);
    this.#origin.publish(topic, frame);
  }

  async close(): Promise<void> {
    await Promise.all([this.#own.close(), this.#origin.close()]);
  }
}
