import type { ClientAddress } from '../address.ts';
import { feedLimits, type FeedLimits, type FeedPort } from './port.ts';
import { TwinFeed } from './twin-feed.ts';
import { UwsFeed } from './uws-feed.ts';
import { loadUws } from './uws-module.ts';
import { WsFeed } from './ws-feed.ts';

export interface FeedChoice {
  /** `auto` takes uWebSockets.js where it loads, else `ws`. */
  engine: 'auto' | 'uws' | 'ws';
  /** The own port and address of uWebSockets.js; 0 takes any free port. */
  port: number;
  host: string;
  clientAddress: ClientAddress;
  limits?: Partial<FeedLimits> | undefined;
}

/**
 * Chooses the feed's engine.
 * @returns the port and, when `auto` had to fall back, why
 * @throws if uWebSockets.js is demanded and does not load
 */
export async function chooseFeed(choice: FeedChoice): Promise<{ port: FeedPort; reason?: string }> {
  const { clientAddress } = choice;
  const limits = { ...feedLimits, ...choice.limits };
  let reason: string | undefined;
  if (choice.engine !== 'ws') {
    try {
      const uws = await loadUws();
      const { port, host } = choice;
      const own = new UwsFeed({ uws, port, host, limits, clientAddress });
      return { port: new TwinFeed(own, new WsFeed({ limits, clientAddress })) };
    } catch (error) {
      if (choice.engine === 'uws') throw error;
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return { port: new WsFeed({ limits, clientAddress }), ...(reason && { reason }) };
}
