import { PROTOCOL_VERSION } from '@daozhen/protocol';
import type { ControlSocket, Env } from '@daozhen/ui/control';
import { io } from 'socket.io-client';

/**
 * A socket for the control plane of a server, not connected yet.
 * @param agent names this run of the program: the server lets one of them use a token at a time
 */
export function controlSocket(url: string, token: string, agent?: string): ControlSocket {
  return io(url, {
    path: '/control',
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    auth: { v: PROTOCOL_VERSION, token, ...(agent !== undefined && { agent }) },
  });
}

/** The real time and chance of this computer. */
export const nodeEnv: Env = {
  now: () => performance.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onReturn: () => () => {},
};
