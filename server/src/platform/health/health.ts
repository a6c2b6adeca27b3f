/** The state of one part the server needs, for /readyz. */
export interface PartState {
  ok: boolean;
  /** What somebody should look after although this process can serve. */
  warn?: string;
  /** A few words or figures for the person who looks. */
  [figure: string]: string | number | boolean | undefined;
}

export type PartCheck = () => Promise<PartState> | PartState;

/** A part that does not answer within this long is not ready. */
const checkTimeoutMs = 2_000;

/** Collects what has to work before this process should get requests. */
export class Health {
  readonly #parts = new Map<string, PartCheck>();

  add(name: string, check: PartCheck): void {
    this.#parts.set(name, check);
  }

  /** Asks every part now; a part that throws or is late is not ok. */
  async check(): Promise<{ ok: boolean; checks: Record<string, PartState> }> {
    const states = await Promise.all(
      [...this.#parts].map(async ([name, check]) => [name, await ask(check)] as const),
    );
    return {
      ok: states.every(([, state]) => state.ok),
      checks: Object.fromEntries(states),
    };
  }
}

async function ask(check: PartCheck): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartState>((resolve) => {
    const state = { ok: false, error: `no answer within ${checkTimeoutMs} ms` };
    timer = setTimeout(() => resolve(state), checkTimeoutMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), late]);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
