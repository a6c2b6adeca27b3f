import type { Outcome, Said, VoiceStatus, ZoneStatus } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { Got } from '../api/operations.ts';
import { NoticeForm } from './noticeForm.svelte.ts';
import { ZoneForm } from './zoneForm.svelte.ts';

/** Time as the screen needs it; tests hold it. */
export interface Clockwork {
  /** Milliseconds that never run backwards. */
  now(): number;
  every(ms: number, run: () => void): () => void;
}

const browserClockwork: Clockwork = {
  now: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

/** What is said changes by the second. */
const LOOK_MS = 1000;
/** After this without an answer the page says that it is old. */
const STALE_MS = 5000;

/** The voice of a campus: what its zones say, and what staff do about it. */
export class VoiceScreen {
  #status = $state.raw<VoiceStatus>();
  #failed = $state<string>();
  #stale = $state(false);
  #chosen = $state<string>();
  #problem = $state.raw<{ code: string; message: string }>();
  #busy = $state<string>();
  readonly form: ZoneForm;
  readonly notice: NoticeForm;
  readonly #client: Client;
  readonly #site: string;
  readonly #clockwork: Clockwork;
  #answeredAt = 0;
  #looking = false;

  constructor(client: Client, site: string, clockwork: Clockwork = browserClockwork) {
    this.#client = client;
    this.#site = site;
    this.#clockwork = clockwork;
    this.form = new ZoneForm();
    this.notice = new NoticeForm();
  }

  /** Undefined until the first answer. */
  get status(): VoiceStatus | undefined {
    return this.#status;
  }

  /** Code of why there is no status yet. */
  get failed(): string | undefined {
    return this.#failed;
  }

  /** What is shown may be old. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Why the last thing asked for did not happen. */
  get problem(): { code: string; message: string } | undefined {
    return this.#problem;
  }

  /** What is being done now: `save`, `mute`, `notice`, `displays`, `here`. */
  get busy(): string | undefined {
    return this.#busy;
  }

  get zones(): readonly ZoneStatus[] {
    return this.#status?.zones ?? [];
  }

  /** The zone looked at: the first until one is chosen. */
  get zone(): ZoneStatus | undefined {
    return this.zones.find(({ zone }) => zone === this.#chosen) ?? this.zones[0];
  }

  choose(zone: string): void {
    this.#chosen = zone;
    this.#problem = undefined;
    const chosen = this.zone;
    if (chosen) this.form.take(chosen.zone, chosen.settings, { anew: true });
  }

  /** Looks now and every second; @returns its own clean-up */
  watch(): () => void {
    void this.look();
    return this.#clockwork.every(LOOK_MS, () => void this.look());
  }

  async look(): Promise<void> {
    this.#age();
    if (this.#looking) return;
    this.#looking = true;
    try {
      this.#status = await this.#client.get('/api/voice/sites/{site}', {
        path: { site: this.#site },
      });
      this.#answeredAt = this.#clockwork.now();
      this.#failed = undefined;
      this.#stale = false;
      const { zone } = this;
      if (zone) this.form.take(zone.zone, zone.settings);
      this.notice.know(this.zones.map((each) => each.zone));
    } catch (error) {
      if (!this.#status) this.#failed = codeOf(error);
      this.#age();
    } finally {
      this.#looking = false;
    }
  }

  /** An answer that does not come makes old, too. */
  #age(): void {
    this.#stale = this.#status !== undefined && this.#clockwork.now() - this.#answeredAt > STALE_MS;
  }

  save(): Promise<boolean> {
    return this.#do('save', async (path) => {
      const body = this.form.value;
      await this.#client.post('/api/voice/sites/{site}/zones/{zone}/settings', { path, body });
      this.form.saved();
    });
  }

  /** @param minutes 0 lets it speak again */
  mute(minutes: number): Promise<boolean> {
    return this.#do('mute', (path) =>
      this.#client.post('/api/voice/sites/{site}/zones/{zone}/mute', { path, body: { minutes } }),
    );
  }

  /** The test sentence on the zone's displays. */
  testOnDisplays(): Promise<boolean> {
    return this.#do('displays', (path) =>
      this.#client.post(testPath, { path, body: { on: 'displays' } }),
    );
  }

  /** The test sentence as this browser can play it. */
  testHere(play: (test: TestSound) => Promise<void>): Promise<boolean> {
    return this.#do('here', async (path) => {
      const sound = await this.#client.post(testPath, { path, body: { on: 'here' } });
      if (sound) await play(sound);
    });
  }

  async sendNotice(): Promise<boolean> {
    if (!this.notice.check()) return false;
    return this.#do('notice', async () => {
      const path = { site: this.#site };
      const body = this.notice.value;
      await this.#client.post('/api/voice/sites/{site}/notices', { path, body });
      this.notice.sent();
    });
  }

  cancelNotice(notice: string): Promise<boolean> {
    return this.#do('cancel', ({ site }) =>
      this.#client.delete('/api/voice/sites/{site}/notices/{notice}', { path: { site, notice } }),
    );
  }

  /** Does one thing at a time, then looks at what it brought. */
  async #do(what: string, work: (path: ZonePath) => Promise<unknown>): Promise<boolean> {
    if (this.#busy !== undefined) return false;
    this.#busy = what;
    this.#problem = undefined;
    try {
      await work({ site: this.#site, zone: this.zone?.zone ?? '' });
      return true;
    } catch (error) {
      const message = error instanceof ApiError ? error.message : '';
      this.#problem = { code: codeOf(error), message };
      return false;
    } finally {
      this.#busy = undefined;
      void this.look();
    }
  }
}

const testPath = '/api/voice/sites/{site}/zones/{zone}/test';

/** What the server answers to a test in this browser. */
export type TestSound = NonNullable<Got<'post', typeof testPath>>;

interface ZonePath {
  site: string;
  zone: string;
}

/** Whether an outcome needs somebody's attention. */
export const isBad = ({ outcome }: Said): boolean => outcome === 'missed';

export const toneOf = (outcome: Outcome): 'good' | 'bad' | 'neutral' => {
  if (outcome === 'played') return 'good';
  return outcome === 'missed' ? 'bad' : 'neutral';
};

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : 'server.error');
