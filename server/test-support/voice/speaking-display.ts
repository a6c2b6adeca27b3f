import type { Announcement, PlayedReport } from '@daozhen/protocol';
import { onFeed, pair, type Centre } from '../centre.ts';
import type { Listener } from '../live/listener.ts';
import type { Answer, Client } from '../server.ts';

/** A server that knows clients by their device tokens. */
type SpeakingCentre = Centre & { withToken(token: string): Client };

/** A display as the voice sees it: hears announcements on the feed, says over REST what it has played. */
export class SpeakingDisplay {
  readonly id: string;
  readonly #centre: SpeakingCentre;
  readonly #token: string;
  #listener: Listener | undefined;

  private constructor(centre: SpeakingCentre, id: string, token: string) {
    this.#centre = centre;
    this.id = id;
    this.#token = token;
  }

  /** Pairs a hall display of a zone and switches it on. */
  static async hang(centre: SpeakingCentre, desk: Client, zone: string): Promise<SpeakingDisplay> {
    const { id, token } = await pair(centre, desk, 'display', { kind: 'hall', zone });
    const display = new SpeakingDisplay(centre, id, token);
    await display.on();
    return display;
  }

  async on(): Promise<void> {
    this.#listener = await onFeed(this.#centre, this.#token);
    await this.#listener.subscribe(`board:${this.id}`);
    await this.tell([], { back: true });
  }

  async off(): Promise<void> {
    await this.#listener?.close();
  }

  /** Everything announced since it was switched on last. */
  get heard(): Announcement[] {
    return (this.#listener?.heard ?? []).flatMap((message) => {
      if (message.type !== 'update') return [];
      return (message.patch as { announce?: Announcement[] }).announce ?? [];
    });
  }

  /** The first announcement that fits. */
  async hears(fits: (one: Announcement) => boolean): Promise<Announcement> {
    await this.#listener?.until(() => this.heard.some(fits));
    return this.heard.find(fits)!;
  }

  tell(reports: PlayedReport[], more: object = {}): Promise<Answer> {
    const client = this.#centre.withToken(this.#token);
    return client.post('/api/voice/played', { sound: 'ready', reports, ...more });
  }

  /** Plays an announcement to its end. */
  plays({ id }: Announcement): Promise<Answer> {
    return this.tell([
      { id, state: 'started' },
      { id, state: 'finished' },
    ]);
  }
}
