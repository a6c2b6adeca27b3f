import { PROTOCOL_VERSION } from '@daozhen/protocol';
import { io } from 'socket.io-client';
import { ControlClient } from './live/control-client.ts';
import type { ControlStatus } from './live/control-client.ts';

export { ControlClient } from './live/control-client.ts';
export type {
  CommandInput,
  CommandOptions,
  ControlSocket,
  ControlStatus,
  Outcome,
} from './live/control-client.ts';
export type { Env } from './live/env.ts';
export { commandId } from './live/command-id.ts';

/**
 * Opens the control plane of the page's own origin. People come with their session cookie, devices with
 * their token.
 */
export function openControl(
  options: { token?: string; onStatus?: (status: ControlStatus) => void; origin?: string } = {},
): ControlClient {
  const settings = {
    path: '/control',
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 1000,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    auth: { v: PROTOCOL_VERSION, ...(options.token ? { token: options.token } : {}) },
  };
  const socket = options.origin ? io(options.origin, settings) : io(settings);
  return new ControlClient({
    socket,
    ...(options.onStatus ? { onStatus: options.onStatus } : {}),
  });
}
