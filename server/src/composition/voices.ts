import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Database } from '../platform/db/index.ts';
import type { Health } from '../platform/health/index.ts';
import type { TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import {
  Presence,
  realTiming,
  redisVoiceBus,
  SaidBook,
  Sounds,
  Voice,
  VoiceDesk,
  VoiceRepository,
  ZoneSettings,
  type VoiceSite,
} from '../queue/voice/index.ts';
import type { Closers } from './closers.ts';

export interface VoicesParts {
  config: Config;
  log: FastifyBaseLogger;
  closers: Closers;
  database: Database;
  redisUrl: string;
  secret: string;
  health: Health;
  runtime: FloorRuntime;
  hub: TopicHub;
}

export interface Voices {
  sounds: Sounds;
  desk: VoiceDesk;
}

/** What time brings is looked at this often, ms. */
const LOOK_MS = 1000;
/** Other nodes are told how many displays are on; they forget after seven seconds. */
const TELL_EVERY = 2;
/** Settings are read again even if nobody told of a change: a message may be lost. */
const READ_AGAIN_EVERY = 30;
const FORGET_EVERY = 6 * 3600;
/** Announcements of each campus that a new process knows of. */
const KNOWN_AT_START = 300;

/** Gives every campus its voice. */
export async function openVoices(parts: VoicesParts): Promise<Voices> {
  const { config, log, closers, database, redisUrl, secret, health, runtime } = parts;
  const warn = (err: unknown) => log.warn({ err }, 'voice');
  const { dataDir, azureSpeech: azure } = config;
  const sounds = await Sounds.open({ dataDir, secret, azure, onFailure: warn });
  log.info({ voices: sounds.health() }, `voice: ${sounds.speaker}`);
  health.add('voice', () => ({ ok: true, speaker: sounds.speaker }));
  const repository = new VoiceRepository(database.db);
  const settings = new ZoneSettings(repository);
  await settings.load();
  const presence = new Presence(() => performance.now());
  const bus = redisVoiceBus(redisUrl, warn);
  closers.add('voice bus', () => bus.close());
  const shared = { ...parts, repository, settings, presence, sounds, warn };
  const sites = new Map<string, VoiceSite>();
  await runtime.whenOpen(async ({ campus: { site } }) => {
    sites.set(site, await openSite(site, shared));
  });
  const desk = new VoiceDesk({ sites, settings, sounds, bus, presence, timing: realTiming, log });
  closers.add('voice desk', () => desk.close());
  const node = randomUUID();
  const deaf = bus.listen((news) => {
    if (news.kind === 'displays' && news.node === node) return;
    if (news.kind === 'zone') settings.load().catch(warn);
    desk.heard(news);
  });
  closers.add('voice bus listener', deaf);
  const silence = runtime.listen((events, { campus }) =>
    sites.get(campus.site)?.voice.onEvents(events),
  );
  closers.add('voices', silence);
  let second = 0;
  const look = setInterval(() => {
    for (const { voice } of sites.values()) voice.look();
    if (second % TELL_EVERY === 0) bus.send({ kind: 'displays', node, counts: countsOf(sites) });
    if (second % READ_AGAIN_EVERY === 0) settings.load().catch(warn);
    if (second % FORGET_EVERY === 0) repository.forgetOld().catch(warn);
    second += 1;
  }, LOOK_MS);
  closers.add('voice look', () => clearInterval(look));
  return { sounds, desk };
}

interface SharedParts extends VoicesParts {
  repository: VoiceRepository;
  settings: ZoneSettings;
  presence: Presence;
  sounds: Sounds;
  warn: (error: unknown) => void;
}

/** The voice of one campus, with what was announced there before this process. */
async function openSite(id: string, parts: SharedParts): Promise<VoiceSite> {
  const { closers, hub, runtime, repository, settings, presence, sounds, warn } = parts;
  const { campus, facts, person } = runtime.contexts.get(id)!;
  const speakers = (zone: string) => speakersOf(runtime, hub, id, zone);
  const book = new SaidBook((entry) => void repository.save(id, entry).catch(warn));
  for (const entry of await repository.last(id, KNOWN_AT_START)) book.add(entry);
  const voice = new Voice({
    campus,
    facts,
    person,
    book,
    sounds,
    utcOffsetMs: campus.state.settings.policy.utcOffsetMs,
    zone: (zone) => settings.get(id, zone),
    listening: (zone) => ({ here: speakers(zone), elsewhere: presence.elsewhere(id, zone) }),
    publish(zone, one) {
      for (const display of speakers(zone)) {
        hub.publishOnce(`board:${display}`, { announce: [one] });
      }
    },
  });
  closers.add('voice', () => voice.close());
  return {
    voice,
    now: () => campus.now(),
    // Read anew each time: waiting areas may be added while the server runs.
    get zones() {
      return [...facts.zones.keys()];
    },
    zoneOf: (room) => facts.rooms.get(room)?.zone,
    speakers,
  };
}

/** How many displays are on at this node, by site and zone. */
function countsOf(sites: ReadonlyMap<string, VoiceSite>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [site, { zones, speakers }] of sites) {
    for (const zone of zones) counts[`${site}/${zone}`] = speakers(zone).length;
  }
  return counts;
}

/** The displays that speak for a zone: its hall boards, or its door boards where no hall board is on. */
function speakersOf(runtime: FloorRuntime, hub: TopicHub, site: string, zone: string): string[] {
  const on = new Set(hub.watched('board'));
  const { hall, door } = runtime.displaysIn(site, zone);
  const halls = hall.filter((id) => on.has(id));
  return halls.length > 0 ? halls : door.filter((id) => on.has(id));
}
