import type { VoiceRepository } from './voice.repository.ts';
import { defaultZoneVoice, type ZoneState } from './zone-voice.domain.ts';

/** What every zone is set to: read from the database, and again whenever somebody may have changed it. */
export class ZoneSettings {
  readonly #repository: VoiceRepository;
  #zones = new Map<string, ZoneState>();

  constructor(repository: VoiceRepository) {
    this.#repository = repository;
  }

  get(site: string, zone: string): ZoneState {
    return this.#zones.get(`${site}/${zone}`) ?? { settings: defaultZoneVoice };
  }

  async load(): Promise<void> {
    const rows = await this.#repository.zones();
    this.#zones = new Map(rows.map(({ site, zone, state }) => [`${site}/${zone}`, state]));
  }

  async change(site: string, zone: string, state: ZoneState, by: string): Promise<void> {
    await this.#repository.saveZone(site, zone, state, by);
    this.#zones.set(`${site}/${zone}`, state);
  }
}
