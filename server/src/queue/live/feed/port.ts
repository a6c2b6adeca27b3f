import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Language } from '@daozhen/protocol';

/** One connection of the feed, as the adapter's library has it. After `closed` every method does nothing. */
export interface FeedSocket {
  /** The client's own address, behind whatever proxies are trusted. */
  readonly address: string;
  readonly language: Language;
  send(frame: string): void;
  /** From now on the socket gets what is published on the topic. */
  join(topic: string): void;
  leave(topic: string): void;
  ping(): void;
  /** Says goodbye with a close code, then closes. */
  close(code: number, reason: string): void;
  /** Cuts the connection without a word. */
  terminate(): void;
}

/** What the feed does with one connection; the adapter calls it. */
export interface FeedListener {
  /** A whole message of at most {@link FeedLimits.cutBytes}; undefined if it was binary. */
  message(text: string | undefined): void;
  pong(): void;
  /** Exactly once, however the connection ended. */
  closed(): void;
}

export interface FeedLimits {
  /** A client whose unsent bytes exceed this is slow: it is closed with 4500. */
  backpressureBytes: number;
  /** How long a slow client may take to read its rest before it is cut, ms. */
  slowGraceMs: number;
  /** A longer message cuts the connection before it is read. */
  cutBytes: number;
}

export const feedLimits: FeedLimits = {
  backpressureBytes: 262_144,
  slowGraceMs: 2000,
  cutBytes: 65_536,
};

/** Carries text frames to many listeners. Two adapters: uWebSockets.js and `ws`. */
export interface FeedCarrier {
  /**
   * Starts taking connections.
   * @returns the port of its own, undefined if it lives on the HTTP server alone
   * @throws if the port is taken
   */
  listen(open: (socket: FeedSocket) => FeedListener): Promise<number | undefined>;
  /** Sends the frame to every socket that joined the topic; in order, several of one turn together. */
  publish(topic: string, frame: string): void;
  /** Cuts what is still connected and frees the port. */
  close(): Promise<void>;
}

/** The feed as the live planes see it. */
export interface FeedPort extends FeedCarrier {
  readonly engine: 'uws' | 'ws';
  /** Takes over an upgrade of `/feed` that reached the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}
