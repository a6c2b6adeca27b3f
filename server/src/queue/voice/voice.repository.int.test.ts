import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import { migrate } from '../../platform/db/index.ts';
import type { Entry } from './book.ts';
import { VoiceRepository } from './voice.repository.ts';
import { voiceMigrations } from './voice.tables.ts';
import { defaultZoneVoice } from './zone-voice.domain.ts';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  zone: 'hall',
  urgency: 'call',
  at: 1000,
  endedAt: 2000,
  text: { zh: '请', en: 'Please' },
  outcome: 'missed',
  ...more,
});

describe('the voice in the database', () => {
  let under: Awaited<ReturnType<typeof temporaryPglite>>;
  let repository: VoiceRepository;
  beforeAll(async () => {
    under = await temporaryPglite();
    await migrate(under.database, { voice: voiceMigrations });
    repository = new VoiceRepository(under.database.db);
  });
  afterAll(() => under?.remove());

  it('a zone keeps what it was set to last', async () => {
    const quiet = { from: '12:00', to: '13:30', mode: 'chime' as const, volume: 0.3 };
    const settings = { ...defaultZoneVoice, volume: 0.5, quiet };
    await repository.saveZone('east', 'hall', { settings: defaultZoneVoice }, 'user:a');
    await repository.saveZone(
      'east',
      'hall',
      { settings, mutedUntil: 1_795_420_800_000 },
      'user:b',
    );
    expect(await repository.zones()).toEqual([
      { site: 'east', zone: 'hall', state: { settings, mutedUntil: 1_795_420_800_000 } },
    ]);
  });

  it('what was announced is there again, oldest first; played stays played', async () => {
    const call = { ticket: 'A001', room: 'r1', visit: 'v1' };
    await repository.save('east', entry('1', { ...call, why: 'nobody' }));
    await repository.save('east', entry('2', { notice: 'n', urgency: 'urgent' }));
    await repository.save('west', entry('1'));
    await repository.save(
      'east',
      entry('1', { ...call, outcome: 'played', by: 'd1', endedAt: 3000 }),
    );
    await repository.save('east', entry('1', { ...call, why: 'no-answer' }));
    expect(await repository.last('east', 10)).toEqual([
      entry('1', { ...call, outcome: 'played', by: 'd1', endedAt: 3000 }),
      entry('2', { notice: 'n', urgency: 'urgent' }),
    ]);
    expect((await repository.last('east', 1)).map(({ id }) => id)).toEqual(['2']);
  });

  it('what is older than a week is forgotten', async () => {
    const db = under.database.db.withTables<{ voice_said: { id: string; stored_at: Date } }>();
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    await db.updateTable('voice_said').set({ stored_at: longAgo }).where('id', '=', '2').execute();
    await repository.forgetOld();
    expect((await repository.last('east', 10)).map(({ id }) => id)).toEqual(['1']);
  });
});
