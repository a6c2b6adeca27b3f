import { LineEvents, type SiteFacts } from '../campus/index.ts';
import { lineRules } from './line-rules.ts';
import type { Opening } from './messages.ts';
import { PassNotes, type Lookout } from './pass-request.ts';
import { standingEvents } from './standing.ts';
import type { ForecastThread } from './thread.ts';

/** A campus to be forecast. */
export interface Forecastable extends Lookout {
  facts: SiteFacts;
}

/**
 * What a forecast goes on from, with the floor as it stands now.
 * @param lines to be told of what happens from here on
 */
export function openingOf(
  { campus: { site, state }, facts }: Forecastable,
  lines: LineEvents,
  before: Pick<Opening, 'told' | 'published' | 'model' | 'snapshot'>,
): Opening {
  const nominalMs = Object.fromEntries(
    [...facts.stations.values()].map(({ id, nominalMinutes }) => [id, nominalMinutes * 60_000]),
  );
  return {
    site,
    rules: lineRules(state.settings),
    utcOffsetMs: state.settings.policy.utcOffsetMs,
    nominalMs,
    standing: standingEvents(lines.sync(state), state),
    ...before,
  };
}

/**
 * Has the thread forecast the campus as it stands, and throws the forecast away: who takes over then finds it
 * running and quick.
 */
export async function rehearse(of: Forecastable & { thread: ForecastThread }): Promise<void> {
  const nothing = { told: [], published: undefined, model: undefined, snapshot: undefined };
  const opening = openingOf(of, new LineEvents(), nothing);
  const notes = new PassNotes();
  notes.noteAll(Object.keys(of.campus.state.visits));
  const request = notes.request(of, { before: undefined, stored: [] });
  await of.thread.ask({ type: 'rehearse', opening, request });
}
