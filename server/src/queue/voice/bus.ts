import type { OpenNotice, PlayedBody } from '@daozhen/protocol';

/** What the nodes tell each other about the voice. */
export type VoiceNews =
  /** A display told one node what it did. */
  | { kind: 'played'; site: string; zone: string; device: string; body: PlayedBody }
  /** A zone was set up or muted. */
  | { kind: 'zone' }
  /** A notice is said now, for the `given`th of its times. */
  | { kind: 'notice'; site: string; notice: OpenNotice }
  | { kind: 'test'; site: string; zone: string; test: string; text: { zh: string; en: string } }
  | { kind: 'cancel'; site: string; notice: string }
  /** How many displays are on at a node, by `site/zone`; every few seconds. */
  | { kind: 'displays'; node: string; counts: Record<string, number> };

/** Tells all nodes, the sender included. Nothing is kept: who is away misses it. */
export interface VoiceBus {
  send(news: VoiceNews): void;
  /** @returns its own clean-up */
  listen(listener: (news: VoiceNews) => void): () => void;
  close(): void;
}
