import { urgencies, type Announcement } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { settled } from '../../../test-support/voice/fake-timing.ts';
import { voiceOfCampus } from '../../../test-support/voice/voice-of-campus.ts';

const rooms = ['us-1', 'us-2'] as const;
const room = fc.constantFrom(...rooms);
const visit = fc.integer({ min: 1, max: 5 });

/** What may happen in a hall, in any order. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('call' as const), visit, room }) },
  fc.record({ do: fc.constant('recall' as const), visit }),
  fc.record({ do: fc.constant('enter' as const), visit }),
  fc.record({ do: fc.constant('notice' as const), urgent: fc.boolean() }),
  fc.record({ do: fc.constant('display' as const), on: fc.boolean() }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      state: fc.constantFrom('started', 'finished', 'finished', 'failed'),
      which: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.integer({ min: 0, max: 25_000 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** A hall whose every announcement is held against the rules the moment it is made. */
function hall() {
  const at = voiceOfCampus({ acknowledge: false });
  const wrong: string[] = [];
  let notices = 0;
  let checked = 0;

  const check = ({ id, ticket, room: to }: Announcement, before: Announcement | undefined) => {
    const holds = Object.values(at.visits).some(
      (one) => one.ticket === ticket && one.state === 'called' && one.room === to,
    );
    if (ticket !== undefined && !holds) wrong.push(`${id} is not true`);
    const entry = before && at.book.get('east', before.id);
    // Several in one breath stand for entries of their own.
    const other = entry && entry.id !== id && !id.startsWith('again.');
    if (other && entry.outcome === 'speaking') wrong.push(`${id} while ${entry.id} is spoken`);
    const mine = at.book.get('east', id)?.urgency ?? 'call';
    const more = at.voice
      .status('east')
      .waiting.find(({ urgency }) => urgencies.indexOf(urgency) < urgencies.indexOf(mine));
    if (more) wrong.push(`${id} before ${more.id}, which is more urgent`);
  };
  const look = async () => {
    await settled();
    at.voice.look();
    await settled();
    for (; checked < at.published.length; checked += 1) {
      check(at.published[checked]!.one, at.published[checked - 1]?.one);
    }
  };
  const answer = (state: 'started' | 'finished' | 'failed', which: number) => {
    const one = at.published.at(-1 - which)?.one;
    if (one) at.voice.played('d-east', 'east', [{ id: one.id, state }]);
  };
  const happen = (one: Action) => {
    if (one.do === 'call') {
      if (at.visits[`v${one.visit}`]?.state !== 'called') {
        at.call(`v${one.visit}`, `A00${one.visit}`, one.room);
      }
    } else if (one.do === 'recall' || one.do === 'enter') {
      const id = `v${one.visit}`;
      const called = at.visits[id];
      if (called?.state !== 'called') return;
      if (one.do === 'enter') at.place(id, called.ticket, 'serving', called.room);
      else {
        called.calls = (called.calls ?? 1) + 1;
        at.event('recalled', {
          room: called.room!,
          visit: id,
          ticket: called.ticket,
          calls: called.calls,
        });
      }
    } else if (one.do === 'notice') {
      notices += 1;
      const id = `notice.${notices}.1`;
      const urgency = one.urgent ? 'urgent' : 'notice';
      at.voice.notice({ id, zone: 'east', notice: id, text: { zh: '请注意', en: '' }, urgency });
    } else if (one.do === 'display') {
      at.displays.set('east', one.on ? ['d-east'] : []);
      if (one.on) at.voice.back('east');
    } else if (one.do === 'answer') answer(one.state, one.which);
  };
  return { ...at, wrong, look, happen, answer };
}

it('whatever happens: one at a time, the urgent first, nothing untrue, nothing twice, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
      const at = hall();
      for (const one of actions) {
        if (one.do === 'pass') await at.timing.pass(one.ms);
        else at.happen(one);
        await at.look();
      }
      // At last a display is there and plays everything.
      at.displays.set('east', ['d-east']);
      at.voice.back('east');
      for (let n = 0; n < 40; n += 1) {
        await at.look();
        at.answer('finished', 0);
        await at.timing.pass(1000);
      }
      expect(at.wrong).toEqual([]);
      const played = at.decided.filter(({ outcome }) => outcome === 'played').map(({ id }) => id);
      expect(played).toEqual([...new Set(played)]);
      const latest = rooms.flatMap((id) => latestCall(at, id));
      expect(
        latest.filter((id) => at.book.latestOf('east', id.visit, id.room)?.outcome !== 'played'),
      ).toEqual([]);
      expect(at.voice.status('east').waiting).toEqual([]);
    }),
  );
});

/** The visit a room has called last and still waits for. */
function latestCall({ rooms: all, visits }: ReturnType<typeof hall>, room: string) {
  const called = Object.entries(all[room]?.called ?? {}).filter(
    ([id]) => visits[id]?.state === 'called' && visits[id].room === room,
  );
  const [last] = called.sort(([, a], [, b]) => b - a);
  return last ? [{ visit: last[0], room }] : [];
}
