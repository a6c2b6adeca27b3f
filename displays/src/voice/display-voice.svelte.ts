import type { Announcement } from '@daozhen/protocol';
import { Announcer } from './announcer.ts';
import { BrowserPlayer } from './browser-player.ts';
import { Played, sendPlayed } from './played.ts';

export interface DisplayVoiceOptions {
  /** The display's token: it tells the server what it has played. */
  token: string;
  /** Site clock, epoch ms. */
  now: () => number;
}

/** A notice stays on the glass a while for whoever reads slowly, or cannot hear it. */
const NOTICE_STAYS_MS = 15_000;

/** A display's voice: speaks what the server announces and tells it what it has played. */
export class DisplayVoice {
  /** Ticket being spoken of. */
  speaking = $state<string>();
  /** The browser waits for a touch. */
  blocked = $state(false);
  /** A notice of the staff, while it is spoken and a little longer. */
  notice = $state.raw<Announcement>();
  private readonly player = new BrowserPlayer();
  private readonly announcer: Announcer;
  private readonly played: Played;
  private online = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ token, now }: DisplayVoiceOptions) {
    this.played = new Played({
      send: sendPlayed(token),
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    this.announcer = new Announcer({
      player: this.player,
      now,
      onSpeaking: (one) => this.speaks(one),
      onBlocked: (blocked) => this.setBlocked(blocked),
      onPlayed: (report) => this.played.add(report),
    });
  }

  /** Finds out whether the browser lets the page sound. */
  async start(): Promise<void> {
    this.setBlocked(!(await this.player.ready()));
  }

  /** What an update brought to be spoken. */
  hear(patch: unknown): void {
    const { announce } = (patch ?? {}) as { announce?: Announcement[] | null };
    if (!announce) return;
    for (const one of announce) if (one.sound === 'none') this.show(one);
    this.announcer.add(announce);
  }

  /** Whether the display hears the server. */
  connection(online: boolean): void {
    if (online && !this.online) this.played.back();
    this.online = online;
  }

  /** Somebody touched the screen or a key. */
  touched(): void {
    void this.player.ready().then((ready) => {
      if (!ready) return;
      this.setBlocked(false);
      this.announcer.allowed();
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.played.close();
  }

  private setBlocked(blocked: boolean): void {
    this.blocked = blocked;
    this.played.blocked(blocked);
  }

  private speaks(one: Announcement | undefined): void {
    this.speaking = one?.ticket;
    if (one?.id.startsWith('notice.')) this.show(one);
  }

  /** Shows a notice; calls are on the board already. */
  private show(one: Announcement): void {
    clearTimeout(this.timer);
    this.notice = one;
    const speech = one.text.zh.length * 300 * Math.max(1, one.repeat);
    this.timer = setTimeout(() => (this.notice = undefined), NOTICE_STAYS_MS + speech);
  }
}
