import type { SiteState } from '@daozhen/protocol';

/** Well within the time for which accept lists count (rule P4). */
const HEARTBEAT_MS = 20_000;

/**
 * What is to be told of whom guidance accepts under late binding (rule P4): that whoever rests is taken by
 * nobody until he is sent, and every so often that guidance is at work. Undefined when nothing is, and while nobody
 * rests.
 */
export function acceptChanges(state: SiteState, now: number): Record<string, string[]> | undefined {
  const changes: Record<string, string[]> = {};
  let rests = false;
  for (const id in state.visits) {
    const { state: visitState, accept } = state.visits[id]!;
    if (visitState !== 'free') continue;
    rests = true;
    if (accept?.length !== 0) changes[id] = [];
  }
  const isQuiet = now - (state.guidedAt ?? -Infinity) >= HEARTBEAT_MS;
  return rests && (isQuiet || Object.keys(changes).length > 0) ? changes : undefined;
}
