/** Those at a room's own door count as sent there so much earlier: nobody else's are far away. */
const OWN_DOOR_MS = 10 * 60_000;

/** Somebody at a door, as far as it decides who of those at doors is called first. */
export interface AtDoor {
  /** When he was sent there, ms; of two people only the difference matters. */
  boundAt: number;
  /** The door he stands at is that of the room that calls. */
  isOwn: boolean;
}

/**
 * When somebody at a door counts as sent there for a room that calls, ms: who has the least is called first
 * (rule P4). The engine's copy is in `engine/includes/line.lua`.
 */
export function sentToDoorAt({ boundAt, isOwn }: AtDoor): number {
  return isOwn ? boundAt - OWN_DOOR_MS : boundAt;
}
