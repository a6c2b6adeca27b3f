import type { ErrorBody, PhonePicture } from '@daozhen/protocol';
import type { Language } from './model/words.ts';
import type { Tap } from './session.ts';

/** A request gives up after this long; the person may then tap again. */
const PATIENCE_MS = 8000;

/** A command id, unguessable enough never to meet another's; works without a secure context. */
function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return 'phone-' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    return await fetch(url, { ...init, cache: 'no-store', signal: abort.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a tap; a lost answer is asked for once more with the same id (rule C1). */
export async function post(
  path: string,
  tap: Tap,
  language: Language,
): Promise<{ ok: boolean; message?: string }> {
  const init: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': language,
      'x-requested-with': 'daozhen',
    },
    body: JSON.stringify({ id: commandId(), ...tap }),
  };
  const url = `${path}/actions`;
  try {
    const response = await request(url, init).catch(() => request(url, init));
    if (response.ok) return { ok: true };
    return { ok: false, message: ((await response.json()) as ErrorBody).message };
  } catch {
    return { ok: false };
  }
}

/** The whole picture anew; undefined when it cannot be had now. */
export async function fetchPicture(path: string): Promise<PhonePicture | undefined> {
  try {
    const response = await request(`${path}/view`, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as PhonePicture) : undefined;
  } catch {
    return undefined;
  }
}
