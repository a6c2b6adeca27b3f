import type { Announcement } from '@daozhen/protocol';

/** What makes sound; every promise settles, within a bounded time. */
export interface Player {
  chime(): Promise<void>;
  file(url: string): Promise<void>;
  say(text: string, language: 'zh' | 'en'): Promise<void>;
  pause(ms: number): Promise<void>;
}

/** The browser wants a touch before it makes any sound. */
export class SoundBlocked extends Error {}

export interface AnnouncerOptions {
  player: Player;
  /** Site clock, epoch ms. */
  now: () => number;
  /** What is being spoken, undefined in silence. */
  onSpeaking?: (one: Announcement | undefined) => void;
  onBlocked?: (blocked: boolean) => void;
}

/** A call announced later than this sends people to a room that has gone on without them. */
const TOO_LATE_MS = 60_000;
/** With more than this many waiting to be spoken, each is said once, so that the voice keeps up. */
const CROWDED = 3;
const GAP_MS = 1000;
const REMEMBERED = 200;

/** Speaks announcements one after the other, each once, never two at a time. */
export class Announcer {
  private readonly options: AnnouncerOptions;
  private readonly queue: Announcement[] = [];
  private readonly known: number[] = [];
  private running = false;
  private blocked = false;

  constructor(options: AnnouncerOptions) {
    this.options = options;
  }

  add(announcements: readonly Announcement[]): void {
    for (const one of [...announcements].sort((a, b) => a.n - b.n)) {
      if (this.known.includes(one.n)) continue;
      this.known.push(one.n);
      if (this.known.length > REMEMBERED) this.known.shift();
      this.queue.push(one);
    }
    void this.run();
  }

  /** Somebody touched the screen: sound is allowed now. */
  allowed(): void {
    if (!this.blocked) return;
    this.setBlocked(false);
    void this.run();
  }

  /** How many wait to be spoken. */
  get waiting(): number {
    return this.queue.length;
  }

  private async run(): Promise<void> {
    if (this.running || this.blocked) return;
    this.running = true;
    let next = this.queue.shift();
    while (next) {
      if (this.options.now() - next.at <= TOO_LATE_MS && !(await this.speak(next))) {
        this.queue.unshift(next);
        this.setBlocked(true);
        break;
      }
      next = this.queue.shift();
    }
    this.running = false;
  }

  /** False when the browser would not make a sound; any other trouble costs this announcement only. */
  private async speak(one: Announcement): Promise<boolean> {
    const { player, onSpeaking } = this.options;
    onSpeaking?.(one);
    try {
      await player.chime();
      const times = this.queue.length >= CROWDED ? 1 : Math.max(1, one.repeat);
      for (let time = 0; time < times; time += 1) {
        if (time > 0) await player.pause(GAP_MS);
        await this.sayOnce(one);
      }
      return true;
    } catch (error) {
      return !(error instanceof SoundBlocked);
    } finally {
      onSpeaking?.(undefined);
    }
  }

  private async sayOnce(one: Announcement): Promise<void> {
    const { player } = this.options;
    if (one.audio.length > 0) {
      try {
        for (const url of one.audio) await player.file(url);
        return;
      } catch (error) {
        if (error instanceof SoundBlocked) throw error;
        // The file is missing or broken: the browser's own voice says it instead.
      }
    }
    await player.say(one.text.zh, 'zh');
    if (one.text.en) await player.say(one.text.en, 'en');
  }

  private setBlocked(blocked: boolean): void {
    this.blocked = blocked;
    this.options.onBlocked?.(blocked);
  }
}
