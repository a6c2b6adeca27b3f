import type { ScreenStatus } from '@daozhen/protocol';

/** Where a display hangs and what it shows. */
export type Placement = { kind: 'hall'; zone: string } | { kind: 'door'; room: string };

export interface Device {
  id: string;
  kind: string;
  name: string;
  site: string;
  placement: Placement;
}

/** The server cannot be reached or is not well; ask again later. */
export type Unreachable = { state: 'unreachable' };

export interface DeviceApi {
  /** A new code for staff to enter, and the secret only this screen knows. */
  startPairing(): Promise<{ state: 'started'; code: string; secret: string } | Unreachable>;
  pairing(
    secret: string,
  ): Promise<
    { state: 'waiting' } | { state: 'expired' } | { state: 'paired'; token: string } | Unreachable
  >;
  /** Who this token belongs to; `unknown` once it was withdrawn. */
  me(
    token: string,
  ): Promise<{ state: 'known'; device: Device } | { state: 'unknown' } | Unreachable>;
}

/** How a paired display tells of itself. */
export interface ReportApi {
  /** Says how the display is; what is not heard is not repeated. */
  report(token: string, status: ScreenStatus): Promise<void>;
  /** @throws when the server did not take it */
  sendPicture(token: string, picture: Blob): Promise<void>;
}

const TIMEOUT_MS = 8000;

interface Answer<T> {
  status: number;
  body: T | undefined;
}

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** Status 0 stands for no answer at all. */
async function ask<T>(path: string, init: Init = {}): Promise<Answer<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const { headers, ...rest } = init;
    const response = await fetch(`/api/devices${path}`, {
      ...rest,
      headers: { 'x-requested-with': 'daozhen', ...headers },
      cache: 'no-store',
      signal: patience.signal,
    });
    return {
      status: response.status,
      body: response.ok && response.status !== 204 ? ((await response.json()) as T) : undefined,
    };
  } catch {
    return { status: 0, body: undefined };
  } finally {
    clearTimeout(timer);
  }
}

/** The device API of the page's own server. */
export const deviceApi: DeviceApi & ReportApi = {
  async startPairing() {
    const { body } = await ask<{ code: string; secret: string }>('/pairing', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'display' }),
    });
    return body ? { ...body, state: 'started' } : { state: 'unreachable' };
  },

  async pairing(secret) {
    const { status, body } = await ask<{ state: string; token?: string }>(
      `/pairing/${encodeURIComponent(secret)}`,
    );
    if (body?.state === 'paired' && body.token) return { state: 'paired', token: body.token };
    if (body) return { state: body.state === 'waiting' ? 'waiting' : 'expired' };
    return { state: status === 404 || status === 410 ? 'expired' : 'unreachable' };
  },

  async me(token) {
    const { status, body } = await ask<{ device: Device }>('/me', {
      headers: { authorization: `Bearer ${token}` },
    });
    if (body) return { state: 'known', device: body.device };
    return {
      state: status === 401 || status === 403 || status === 404 ? 'unknown' : 'unreachable',
    };
  },

  async report(token, status) {
    await ask('/me/status', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(status),
    });
  },

  async sendPicture(token, picture) {
    const { status } = await ask('/me/picture', {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': picture.type },
      body: picture,
    });
    if (status !== 204) throw new Error(`the server answered ${status}`);
  },
};
