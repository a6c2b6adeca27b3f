import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import { createVoice, openSounds, type SoundStore } from '../queue/voice/index.ts';
import type { Closers } from './closers.ts';

export interface VoicesParts {
  config: Config;
  log: FastifyBaseLogger;
  closers: Closers;
  runtime: FloorRuntime;
  hub: TopicHub;
}

/** Gives every campus its voice; @returns the rendered sounds, to be served. */
export async function openVoices(parts: VoicesParts): Promise<SoundStore> {
  const { config, log, closers, runtime, hub } = parts;
  const sounds = await openSounds({
    dataDir: config.dataDir,
    onFailure: (err) => log.warn({ err }, 'voice'),
  });
  const voices = new Map(
    [...runtime.contexts].map(([site, { campus, facts, person }]) => {
      const speakers = (zone: string) => speakersOf(runtime, hub, site, zone);
      const voice = createVoice({
        campus,
        facts,
        person,
        render: (text, language) => sounds.renderer.render(text, language),
        listened: (zone) => speakers(zone).length > 0,
        publish(zone, announce) {
          for (const display of speakers(zone)) hub.publishOnce(`board:${display}`, { announce });
        },
      });
      closers.add('voice', () => voice.close());
      return [site, voice];
    }),
  );
  const silence = runtime.listen((events, { campus }) => voices.get(campus.site)?.onEvents(events));
  closers.add('voices', silence);
  return sounds.store;
}

/** The displays that speak for a zone: its hall boards, or its door boards where no hall board is on. */
function speakersOf(runtime: FloorRuntime, hub: TopicHub, site: string, zone: string): string[] {
  const on = new Set(hub.watched('board'));
  const { hall, door } = runtime.displaysIn(site, zone);
  const halls = hall.filter((id) => on.has(id));
  return halls.length > 0 ? halls : door.filter((id) => on.has(id));
}
