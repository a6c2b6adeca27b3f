import { describe, expect, it } from 'vitest';
import { plainRules } from '../forecast/index.ts';
import type { PassRequest, Waiting } from './messages.ts';
import { ForecastSession } from './session.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 1);

function opened(): ForecastSession {
  const place = { at: NOW, station: 'us', class: 'normal', items: ['us'] };
  return new ForecastSession({
    site: 'main',
    rules: plainRules,
    utcOffsetMs: 0,
    nominalMs: { us: 8 * MINUTE },
    standing: [
      { type: 'open', at: NOW, station: 'us', room: 'us1' },
      { type: 'arrive', id: 'rests', elsewhere: true, ...place },
      { type: 'arrive', id: 'sent', ...place },
    ],
    told: [],
    published: undefined,
    model: undefined,
    snapshot: undefined,
  });
}

function request(at: number, more: Partial<PassRequest>): PassRequest {
  return {
    epoch: 'e',
    seq: 1,
    at,
    day: '2026-11-23',
    keepsPlaces: true,
    waiting: [],
    ending: [],
    turns: [],
    fates: [],
    storeBefore: undefined,
    stored: [],
    ...more,
  };
}

const untilSent = { p50: 9 * MINUTE, p90: 14 * MINUTE };
const rests: Waiting = { visit: 'rests', ticket: 'A1', station: 'us', untilSent };
const sent: Waiting = { visit: 'sent', ticket: 'A2', station: 'us', plainMs: 8 * MINUTE };

/** What has been learned of tellings. */
const toldOf = (session: ForecastSession) =>
  (JSON.parse(session.save()) as { told: Record<string, { shift: number }> }).told;

describe('W1 what is told, held to what happens', () => {
  it('is learned apart of those who rest and of those who have been sent', () => {
    const session = opened();
    session.pass(request(NOW, { waiting: [rests, sent] }));
    expect(toldOf(session)).toEqual({});
    const called = { visit: 'sent', station: 'us', at: NOW + MINUTE };
    session.pass(request(NOW + MINUTE, { turns: [called], waiting: [rests] }));
    expect(Object.keys(toldOf(session))).toEqual(['us']);
    const late = { visit: 'rests', station: 'us', at: NOW + 60 * MINUTE };
    session.pass(request(NOW + 60 * MINUTE, { turns: [late] }));
    const told = toldOf(session);
    expect(Object.keys(told)).toEqual(['us', 'us (resting)']);
    expect(told['us (resting)']?.shift).toBeGreaterThan(0);
  });

  it('counts the wait of somebody sent from then on, and his rest from its beginning', () => {
    const session = opened();
    session.pass(request(NOW, { waiting: [rests] }));
    const gone: Waiting = { visit: 'rests', ticket: 'A1', station: 'us' };
    session.pass(request(NOW + 30 * MINUTE, { waiting: [gone] }));
    const call = { visit: 'rests', station: 'us', at: NOW + 30 * MINUTE };
    session.pass(request(NOW + 30 * MINUTE, { turns: [call] }));
    const told = toldOf(session);
    expect(told['us (resting)']?.shift).toBeGreaterThan(0);
    expect(told['us']?.shift).toBeLessThanOrEqual(0);
  });

  it('says nothing of one called elsewhere', () => {
    const session = opened();
    session.pass(request(NOW, { waiting: [rests] }));
    const elsewhere = { visit: 'rests', station: 'ecg', at: NOW + MINUTE };
    session.pass(request(NOW + MINUTE, { turns: [elsewhere] }));
    expect(toldOf(session)).toEqual({});
  });
});
