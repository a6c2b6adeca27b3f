import type { Announcement, PlayedReport, VoiceLanguage } from '@daozhen/protocol';

/** What makes sound; every promise settles, within a bounded time. `volume` goes from 0 to 1. */
export interface Player {
  chime(volume: number): Promise<void>;
  file(url: string, volume: number): Promise<void>;
  say(text: string, language: VoiceLanguage, volume: number): Promise<void>;
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
  /** What became of an announcement. */
  onPlayed?: (report: PlayedReport) => void;
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
  private known: string[] = [];
  private running = false;
  private blocked = false;

  constructor(options: AnnouncerOptions) {
    this.options = options;
  }

  add(announcements: readonly Announcement[]): void {
    for (const one of [...announcements].sort((a, b) => a.n - b.n)) {
      const id = idOf(one);
      if (this.known.includes(id)) continue;
      this.known.push(id);
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
      if (this.options.now() - next.at > TOO_LATE_MS) this.fail(next, 'late');
      else if (!(await this.speak(next))) {
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
    if (one.sound === 'none') return true;
    onSpeaking?.(one);
    try {
      await player.chime(one.volume ?? 1);
      this.tell(one, 'started');
      const times = this.queue.length >= CROWDED ? 1 : Math.max(1, one.repeat);
      for (let time = 0; time < times && one.sound !== 'chime'; time += 1) {
        if (time > 0) await player.pause(GAP_MS);
        await this.sayOnce(one);
      }
      this.tell(one, 'finished');
      return true;
    } catch (error) {
      if (error instanceof SoundBlocked) return false;
      this.fail(one, 'sound');
      return true;
    } finally {
      onSpeaking?.(undefined);
    }
  }

  private async sayOnce(one: Announcement): Promise<void> {
    const { player } = this.options;
    const { text, second, volume = 1 } = one;
    if (one.audio.length > 0) {
      try {
        for (const url of one.audio) await player.file(url, volume);
        return;
      } catch (error) {
        if (error instanceof SoundBlocked) throw error;
        // The file is missing or broken: the browser's own voice says it instead.
      }
    }
    await player.say(text.zh, 'zh', volume);
    if (second === 'yue') await player.say(text.zh, 'yue', volume);
    else if (text.en) await player.say(text.en, 'en', volume);
  }

  /** It was not played: should the server send it again, it is not taken for one that was. */
  private fail(one: Announcement, why: string): void {
    this.known = this.known.filter((id) => id !== idOf(one));
    this.tell(one, 'failed', why);
  }

  private tell(one: Announcement, state: PlayedReport['state'], why?: string): void {
    this.options.onPlayed?.({ id: idOf(one), state, ...(why !== undefined && { why }) });
  }

  private setBlocked(blocked: boolean): void {
    this.blocked = blocked;
    this.options.onBlocked?.(blocked);
  }
}

/** A server that is still to be upgraded sends numbers alone. */
const idOf = ({ id, n }: { id?: string; n: number }): string => id ?? String(n);
