import type { PhonePicture, PhoneView } from '@daozhen/protocol';
import { FeedClient, type FeedStatus } from '@daozhen/ui';
import { post, fetchPicture } from './calls.ts';
import { keepChoice } from './choice.ts';
import type { Language } from './model/words.ts';
import type { Link, Sending, Session, Tap } from './session.ts';

/** What the server put into the page beside its HTML. */
export interface Seed {
  picture: PhonePicture;
  language: Language;
  elder: boolean;
  formId: string;
  path: string;
}

/** Away from the screen longer than this, the picture is asked for at once, whatever the feed believes. */
const AWAY_MS = 3000;

/** The page's state in the browser: seeded by the server, moved by the feed. */
export class LiveSession implements Session {
  picture: PhonePicture = $state.raw()!;
  language: Language = $state('zh');
  elder = $state(false);
  now = $state(0);
  link: Link = $state('connecting');
  age = $state(0);
  sending: Sending = $state('idle');
  refusal: string | undefined = $state();
  readonly formId: string;
  readonly path: string;
  private feed: FeedClient | undefined;
  private heard = false;
  private hiddenAt = 0;
  private readonly seedAt: number;
  private readonly bornAt = performance.now();

  constructor(seed: Seed) {
    this.picture = seed.picture;
    this.language = seed.language;
    this.elder = seed.elder;
    this.formId = seed.formId;
    this.path = seed.path;
    this.now = seed.picture.at;
    this.seedAt = seed.picture.at;
  }

  /** Goes live; call the result to stop. */
  start(): () => void {
    const { epoch, seq, view, page } = this.picture;
    const feed = new FeedClient({
      token: this.path.slice(this.path.lastIndexOf('/') + 1),
      onStatus: (status) => this.stands(status),
    });
    this.feed = feed;
    feed.subscribe<PhoneView>(`phone:${page.visit}`, {
      seed: { epoch, seq, view },
      onView: (next, news) => this.shows(next, news.at),
      onRefused: () => (this.link = 'over'),
    });
    const timer = setInterval(() => this.ticks(), 1000);
    const seen = () => this.seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      feed.close();
    };
  }

  /** Sends a tap as a command; the feed brings what it changed. */
  send(tap: Tap): void {
    if (this.sending === 'sending') return;
    this.sending = 'sending';
    this.refusal = undefined;
    void post(this.path, tap, this.language).then(async (answer) => {
      if (answer.ok) await this.refresh();
      this.refusal = answer.message;
      this.sending = answer.ok ? 'sent' : 'failed';
    });
  }

  choose(choice: { language?: Language; elder?: boolean }): void {
    this.language = choice.language ?? this.language;
    this.elder = choice.elder ?? this.elder;
    keepChoice(this.language, this.elder);
  }

  private stands(status: FeedStatus): void {
    this.link = linkOf(status);
    this.heard ||= status.state === 'online';
    this.ticks();
  }

  private ticks(): void {
    if (!this.feed) return;
    this.age = this.feed.silence();
    // Before the server's first word the page's own time counts on from the moment it was drawn.
    this.now = this.heard ? this.feed.clock.now() : this.seedAt + (performance.now() - this.bornAt);
  }

  private shows(view: PhoneView, at: number): void {
    // A picture fetched on return may be newer than what the feed is still catching up with.
    if (at < this.picture.at) return;
    const more = view.d[1] !== this.picture.view.d[1];
    this.picture = { ...this.picture, view, at };
    // Another number of items means items this page has no names for.
    if (more) void this.refresh();
  }

  private seen(): void {
    if (document.visibilityState === 'hidden') this.hiddenAt = Date.now();
    else if (Date.now() - this.hiddenAt > AWAY_MS) void this.refresh();
  }

  private async refresh(): Promise<void> {
    const picture = await fetchPicture(this.path);
    if (picture && picture.at >= this.picture.at) this.picture = picture;
  }
}

function linkOf(status: FeedStatus): Link {
  if (status.state === 'refused') return status.code === 4003 ? 'reload' : 'over';
  if (status.state === 'offline') return 'offline';
  if (status.stale) return 'stale';
  return status.state === 'online' ? 'live' : 'connecting';
}
