/** Figures of the live planes that small clients need without the schemas. */

/**
 * Close codes of the feed plane. 4000–4499: do not come back with the same credentials or message.
 * 4500–4999: come back, with jitter.
 */
export const closeCodes = {
  malformed: 4000,
  unauthorised: 4001,
  tooLarge: 4002,
  clientTooOld: 4003,
  replaced: 4004,
  slow: 4500,
  serverTooOld: 4501,
  restarting: 4502,
  tooMany: 4503,
} as const;

/** A silent server sends a heartbeat this often. */
export const HEARTBEAT_MS = 2000;

/** A display that hears nothing for this long says so (rule E4). */
export const STALE_MS = 5000;

/** The largest frame either plane takes from a client, in bytes. */
export const MAX_FRAME_BYTES = 16_384;
