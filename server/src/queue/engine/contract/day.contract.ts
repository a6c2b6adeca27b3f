import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '@daozhen/protocol';
import {
  HOUR,
  item,
  MINUTE,
  SECOND,
  settingsOf,
  type OpenFloor,
} from '../../../../test-support/floor.ts';
import { emptySite, evolve } from '../../rules/index.ts';

/** E1, E5, E6, configuration, following. */
export function dayContract(open: OpenFloor): void {
  describe('events and the day', () => {
    it('E1: one event per accepted command, contiguous; a refusal writes none', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.refuse('join', { visit: 'a', station: 'ecg' });
      await floor.call('ecg1');
      const events = await floor.engine.events(floor.site, 0, 100);
      expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
      expect(events.map((event) => event.type)).toEqual([
        'configured',
        'room-opened',
        'checked-in',
        'joined',
        'called',
      ]);
      expect((await floor.state()).seq).toBe(5);
      expect(await floor.engine.events(floor.site, 3, 1)).toEqual([events[3]]);
    });

    it('E1: the events alone give the state', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      for (const id of ['a', 'b']) await floor.later(SECOND).arrive(id, ['ecg', 'us'], 'vip');
      await floor.accept('join', { visit: 'b', station: 'us' });
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('decline', { visit: 'b', items: ['us'] });
      const state = await floor.state();
      const picture = emptySite(floor.site, state.epoch);
      for (const event of await floor.engine.events(floor.site, 0, 100)) evolve(picture, event);
      expect(picture).toEqual(state);
    });

    it('E1: a follower hears every event in order, old and new', async () => {
      const floor = await open();
      const heard: FloorEvent[] = [];
      const stop = new AbortController();
      const following = floor.engine.follow(
        floor.site,
        1,
        (events) => {
          heard.push(...events);
          if (heard.at(-1)?.seq === 4) stop.abort();
        },
        stop.signal,
      );
      await floor.arrive('a');
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      await following;
      expect(heard.map((event) => event.seq)).toEqual([2, 3, 4]);
    });

    it('E1: a command of an unknown campus is refused', async () => {
      const floor = await open();
      const command = { ...floor.command('tick', {}), site: 'nowhere' };
      expect(await floor.engine.execute(command, 'user:x')).toEqual({
        ok: false,
        code: 'site.unknown',
      });
      expect(await floor.engine.state('nowhere')).toBeUndefined();
    });

    it('E5: a closing day takes no more joins and calls; who is served finishes', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.arrive('c');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('close-day', { cutOff: true })).code).toBe('site.not-closing');
      await floor.accept('close-day', { cutOff: false });
      expect((await floor.refuse('close-day', { cutOff: false })).code).toBe('site.closing');
      const codes = [
        await floor.refuse('check-in', { visit: 'd', class: 'normal', items: [item('ecg')] }),
        await floor.refuse('join', { visit: 'c', station: 'ecg' }),
        await floor.refuse('transfer', { visit: 'c', station: 'ecg', position: 'key' }),
      ].map((refused) => refused.code);
      expect(codes).toEqual(['site.closing', 'site.closing', 'site.closing']);
      const event = await floor.accept('finish', { room: 'ecg1', next: true });
      expect(event.facts.call).toBeUndefined();
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('site.closing');
      expect(await floor.visit('a')).toMatchObject({ state: 'finished', outcome: 'done' });
    });

    it('E5: at the cut-off everybody leaves, in parts; numbers and undo end, the day turns', async () => {
      const floor = await open();
      for (const id of ['a', 'b', 'c']) await floor.queue(id);
      await floor.call('ecg1');
      await floor.accept('close-day', { cutOff: false });
      const first = await floor.later(20 * HOUR).accept('close-day', { cutOff: true, limit: 2 });
      expect(first.facts).toEqual({ visits: ['a', 'b'], remaining: 1 });
      expect(first.changes.visits).toEqual({ a: null, b: null });
      expect((await floor.room('ecg1')).called).toEqual({});
      const last = await floor.accept('close-day', { cutOff: true });
      expect([last.day, last.facts.remaining]).toEqual(['2026-11-23', 0]);
      const { day, closing, visits } = await floor.state();
      expect([day, closing, visits]).toEqual(['2026-11-24', false, {}]);
      expect(await floor.room('ecg1')).toMatchObject({ state: 'closed' });
      expect((await floor.refuse('undo', { room: 'ecg1' })).code).toBe('undo.nothing');
      await floor.arrive('a');
      expect((await floor.visit('a')).ticket).toBe('A001');
    });

    it('E5, T1: closed and opened again on the same day, numbers go on', async () => {
      const floor = await open();
      await floor.arrive('a');
      await floor.accept('close-day', { cutOff: false });
      await floor.accept('close-day', { cutOff: true });
      await floor.arrive('b');
      expect((await floor.visit('b')).ticket).toBe('A002');
    });

    it('C1, E5: command ids live until the day is closed', async () => {
      const floor = await open();
      const { id } = floor.command('tick', {});
      await floor.accept('check-in', { id, visit: 'a', class: 'normal', items: [item('ecg')] });
      await floor.accept('close-day', { cutOff: false });
      const closing = floor.command('close-day', { cutOff: true });
      const reply = await floor.engine.execute(closing, 'user:x');
      expect(await floor.engine.execute(closing, 'user:x')).toEqual(reply);
      await floor.accept('check-in', { id, visit: 'a', class: 'vip', items: [item('ecg')] });
    });

    it('E5: the day turns at the cut-off hour of the campus, not at midnight', async () => {
      const floor = await open();
      floor.clock.advance(16 * HOUR + 3 * HOUR);
      await floor.accept('close-day', { cutOff: false });
      await floor.accept('close-day', { cutOff: true });
      expect((await floor.state()).day).toBe('2026-11-23');
    });

    it('E6: the clock never runs backwards, whatever the clock says', async () => {
      const floor = await open();
      const { now } = floor.clock;
      await floor.arrive('a');
      floor.clock.now = now - HOUR;
      expect((await floor.reply('join', { visit: 'a', station: 'ecg' })).at).toBe(now);
    });

    it('E6: the clock command moves time for what follows', async () => {
      const floor = await open();
      const { now } = floor.clock;
      expect((await floor.accept('clock', { advanceMs: MINUTE })).at).toBe(now);
      await floor.arrive('a');
      expect((await floor.visit('a')).checkedInAt).toBe(now + MINUTE);
    });

    it('settings change while people wait, but nothing in use disappears', async () => {
      const floor = await open({ rooms: { ecg1: {}, us1: {} } });
      await floor.queue('a');
      const place = await floor.place('a', 'ecg');
      const codes: string[] = [];
      const tries = [
        settingsOf({ rooms: { us1: {} }, stations: { ecg: {} } }),
        settingsOf({ rooms: { ecg1: { station: 'us' }, us1: {} }, stations: { ecg: {} } }),
        settingsOf({ rooms: { ecg1: {}, us1: {} }, binding: 'late' }),
        { ...settingsOf({ rooms: { ecg1: {}, us1: {} } }), classes: {} },
      ];
      for (const settings of tries)
        codes.push((await floor.refuse('configure', { settings })).code);
      expect(new Set(codes)).toEqual(new Set(['config.in-use']));
      const next = settingsOf({ rooms: { ecg1: { tags: ['new'] }, us1: {}, ct1: {} } });
      await floor.accept('configure', { settings: next });
      const state = await floor.state();
      expect(state.settings).toEqual(next);
      expect(state.rooms['ecg1']).toMatchObject({ state: 'open', tags: { new: true } });
      expect(state.rooms['ct1']).toMatchObject({ state: 'closed', version: 0 });
      expect(await floor.place('a', 'ecg')).toEqual(place);
    });
  });
}
