import { randomUUID } from 'node:crypto';
import type { NoticeBody, OpenNotice, PlayedBody, VoiceStatus, ZoneVoice } from '@daozhen/protocol';
import { actorName, ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { VoiceBus, VoiceNews } from './bus.ts';
import type { Sounds } from './open-voice.ts';
import type { Presence } from './presence.ts';
import { Saying, filesOf } from './saying.ts';
import type { VoiceTiming } from './timing.ts';
import { voiceErrors } from './voice.errors.ts';
import type { Voice } from './voice.ts';
import type { ZoneSettings } from './zone-settings.ts';

/** One campus as the voice's page needs it. */
export interface VoiceSite {
  voice: Voice;
  /** Site clock. */
  now(): number;
  zones: readonly string[];
  /** The zone a room is in. */
  zoneOf(room: string): string | undefined;
  /** Displays of a zone that would speak, connected to this process. */
  speakers(zone: string): readonly string[];
}

export interface VoiceDeskOptions {
  sites: ReadonlyMap<string, VoiceSite>;
  settings: ZoneSettings;
  sounds: Sounds;
  bus: VoiceBus;
  presence: Presence;
  timing: VoiceTiming;
  log: { info(what: object, message: string): void };
}

const MINUTE = 60_000;
/** What a zone says when somebody tries its loudspeakers. */
const TEST_TEXT = {
  zh: '声音测试。请 A 零零一号，到彩超一室检查。',
  en: 'This is a sound test. Number A, zero zero one, please go to Ultrasound Room 1.',
};

/** What people and displays do with the voice: settings, muting, notices, tests, acknowledgements. */
export class VoiceDesk {
  readonly #options: VoiceDeskOptions;
  /** Notices of all nodes that are not over, by site and notice. */
  readonly #open = new Map<string, Map<string, OpenNotice>>();
  /** What will say this node's own notices again. */
  readonly #later = new Map<string, (() => void)[]>();

  constructor(options: VoiceDeskOptions) {
    this.#options = options;
  }

  /** @throws ApiError 403 for another campus */
  status(actor: Actor, siteId: string): VoiceStatus {
    const { presence, sounds } = this.#options;
    const site = this.#site(actor, siteId);
    return {
      at: site.now(),
      notices: this.#openNotices(siteId, site),
      voices: sounds.health(),
      zones: site.zones.map((zone) => {
        const here = site.speakers(zone);
        return {
          ...site.voice.status(zone),
          displays: here.length + presence.elsewhere(siteId, zone),
          blocked: presence.blocked(here),
        };
      }),
    };
  }

  /** Sets a zone up. @throws ApiError `voice.zone-unknown`, `voice.quiet-hours` */
  async change(actor: Actor, siteId: string, zone: string, settings: ZoneVoice): Promise<void> {
    this.#zone(actor, siteId, zone);
    const { quiet } = settings;
    if (quiet && quiet.from === quiet.to) throw new ApiError(voiceErrors, 'voice.quiet-hours');
    const { mutedUntil } = this.#options.settings.get(siteId, zone);
    await this.#save(actor, siteId, zone, { settings, mutedUntil });
    this.#note(actor, 'voice settings changed', { site: siteId, zone, settings });
  }

  /** Mutes a zone for some minutes; 0 lets it speak again. @throws ApiError `voice.zone-unknown` */
  async mute(actor: Actor, siteId: string, zone: string, minutes: number): Promise<void> {
    const site = this.#zone(actor, siteId, zone);
    const { settings } = this.#options.settings.get(siteId, zone);
    const mutedUntil = minutes === 0 ? undefined : site.now() + minutes * MINUTE;
    await this.#save(actor, siteId, zone, { settings, mutedUntil });
    this.#note(actor, 'voice muted', { site: siteId, zone, minutes });
  }

  /** Says a notice in some zones, perhaps several times. @throws ApiError `voice.zone-unknown` */
  notice(actor: Actor, siteId: string, body: NoticeBody): string {
    for (const zone of body.zones) this.#zone(actor, siteId, zone);
    const notice = randomUUID();
    const { zones, urgent, times } = body;
    const { zh, en = '' } = body.text;
    const text = { zh: zh.trim(), en: en.trim() };
    const say = (given: number) =>
      this.#options.bus.send({
        kind: 'notice',
        site: siteId,
        notice: { notice, text, zones, urgent, times, given },
      });
    say(1);
    const later = Array.from({ length: times - 1 }, (_, i) =>
      this.#options.timing.after((i + 1) * MINUTE, () => say(i + 2)),
    );
    this.#later.set(notice, later);
    // What it says may name somebody: that is for the database alone.
    this.#note(actor, 'notice', { site: siteId, notice, zones, urgent, times });
    return notice;
  }

  /** Takes a notice back as far as it has not been said. @throws ApiError `voice.notice-unknown` */
  cancel(actor: Actor, siteId: string, notice: string): void {
    const open = this.#openNotices(siteId, this.#site(actor, siteId));
    if (!open.some((one) => one.notice === notice))
      throw new ApiError(voiceErrors, 'voice.notice-unknown');
    this.#options.bus.send({ kind: 'cancel', site: siteId, notice });
    this.#note(actor, 'notice cancelled', { site: siteId, notice });
  }

  /**
   * The test sentence: on the zone's displays, or as files for the browser that asks.
   * @throws ApiError `voice.zone-unknown`, `voice.no-display`
   */
  async test(actor: Actor, siteId: string, zone: string, on: 'displays' | 'here') {
    const site = this.#zone(actor, siteId, zone);
    const { settings, sounds, bus, presence } = this.#options;
    const { second, volume } = settings.get(siteId, zone).settings;
    if (on === 'displays') {
      const displays = site.speakers(zone).length + presence.elsewhere(siteId, zone);
      if (displays === 0) throw new ApiError(voiceErrors, 'voice.no-display');
      bus.send({ kind: 'test', site: siteId, zone, test: randomUUID(), text: TEST_TEXT });
    }
    const languages = second === 'none' ? (['zh'] as const) : (['zh', second] as const);
    const saying = new Saying({ sentences: TEST_TEXT }, sounds);
    await saying.begin(languages);
    const files = await filesOf([saying], languages);
    return { text: TEST_TEXT, second, volume, audio: files.map(({ address }) => address) };
  }

  /** What a display reports. A display of a room speaks for the zone of the room. */
  played(actor: Actor, body: PlayedBody): void {
    if (actor.kind !== 'device') return;
    const [siteId = ''] = actor.sites;
    const site = this.#options.sites.get(siteId);
    const { placement } = actor.device;
    const zone =
      placement.kind === 'hall'
        ? placement.zone
        : placement.kind === 'door' && site?.zoneOf(placement.room);
    if (!site || !zone) return;
    this.#options.bus.send({ kind: 'played', site: siteId, zone, device: actor.id, body });
  }

  /** Does what this or another node was told. */
  heard(news: VoiceNews): void {
    const { sites, presence } = this.#options;
    const voice = 'site' in news ? sites.get(news.site)?.voice : undefined;
    switch (news.kind) {
      case 'played': {
        presence.sound(news.device, news.body.sound);
        voice?.played(news.device, news.zone, news.body.reports);
        if (news.body.back && news.body.sound === 'ready') voice?.back(news.zone);
        break;
      }
      case 'notice':
        this.#given(news.site, news.notice);
        break;
      case 'test': {
        const id = `test.${news.test}`;
        voice?.notice({ ...news, id, notice: news.test, urgency: 'urgent' });
        break;
      }
      case 'cancel':
        this.#cancelled(news.site, news.notice);
        break;
      case 'displays':
        presence.told(news.node, news.counts);
        break;
      case 'zone':
        break;
    }
  }

  close(): void {
    for (const cancels of this.#later.values()) cancels.forEach((cancel) => cancel());
    this.#later.clear();
  }

  #given(siteId: string, open: OpenNotice): void {
    const voice = this.#options.sites.get(siteId)?.voice;
    const { notice, text, zones, urgent, given } = open;
    const all = this.#open.get(siteId) ?? new Map<string, OpenNotice>();
    this.#open.set(siteId, all.set(notice, open));
    const id = `notice.${notice}.${given}`;
    for (const zone of zones) {
      voice?.notice({ id, zone, text, urgency: urgent ? 'urgent' : 'notice', notice });
    }
  }

  /** Those that will be given again, or wait for their turn. */
  #openNotices(siteId: string, { voice }: VoiceSite): OpenNotice[] {
    const all = this.#open.get(siteId) ?? new Map<string, OpenNotice>();
    for (const { notice, given, times, zones } of all.values()) {
      const waits = zones.some((zone) => voice.hasToSay(zone, notice));
      if (given >= times && !waits) all.delete(notice);
    }
    return [...all.values()];
  }

  #cancelled(siteId: string, notice: string): void {
    this.#later.get(notice)?.forEach((cancel) => cancel());
    this.#later.delete(notice);
    this.#open.get(siteId)?.delete(notice);
    const site = this.#options.sites.get(siteId);
    for (const zone of site?.zones ?? []) site?.voice.cancel(zone, notice);
  }

  async #save(
    actor: Actor,
    site: string,
    zone: string,
    state: { settings: ZoneVoice; mutedUntil?: number | undefined },
  ): Promise<void> {
    await this.#options.settings.change(site, zone, state, actorName(actor));
    this.#options.bus.send({ kind: 'zone' });
  }

  #site(actor: Actor, id: string): VoiceSite {
    requireSite(actor, id);
    const site = this.#options.sites.get(id);
    if (!site) throw new ApiError(voiceErrors, 'voice.zone-unknown');
    return site;
  }

  #zone(actor: Actor, siteId: string, zone: string): VoiceSite {
    const site = this.#site(actor, siteId);
    if (!site.zones.includes(zone)) throw new ApiError(voiceErrors, 'voice.zone-unknown');
    return site;
  }

  #note(actor: Actor, what: string, facts: object): void {
    this.#options.log.info({ ...facts, by: actorName(actor) }, what);
  }
}
