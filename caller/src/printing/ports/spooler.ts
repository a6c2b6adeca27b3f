import { existsSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { userInfo } from 'node:os';
import { decodeIpp, type IppAnswer } from './ipp.ts';

/** The spooler took no connection: nothing has reached it. */
export class SpoolerAway extends Error {}

/** Where a computer's CUPS listens. */
export type SpoolerAddress = { socket: string } | { host: string; port: number };

const sockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];
const IPP_PORT = 631;
const LIMIT_MS = 20_000;

/** The address CUPS's own programs would use: `CUPS_SERVER`, its socket, or the local port. */
export function spoolerAddress(environment: NodeJS.ProcessEnv): SpoolerAddress {
  const given = environment['CUPS_SERVER'];
  if (given?.startsWith('/')) return { socket: given };
  if (given) {
    const { hostname, port } = new URL(`http://${given}`);
    return { host: hostname, port: Number(port || IPP_PORT) };
  }
  const socket = sockets.find((path) => existsSync(path));
  return socket === undefined ? { host: '127.0.0.1', port: IPP_PORT } : { socket };
}

/**
 * Sends one IPP request.
 * @throws SpoolerAway when no connection was made; any other error leaves open what the spooler did
 */
export function askSpooler(
  address: SpoolerAddress,
  path: string,
  body: Buffer,
): Promise<IppAnswer> {
  const { username } = userInfo();
  const local = 'socket' in address;
  const where: RequestOptions = local ? { socketPath: address.socket } : address;
  // By its socket the spooler knows who asks, and lets him stop his own documents.
  const known = local ? { authorization: `PeerCred ${username}` } : {};
  return new Promise((resolve, reject) => {
    let connected = false;
    const asked = request(
      {
        ...where,
        path,
        method: 'POST',
        agent: false,
        timeout: LIMIT_MS,
        headers: {
          ...known,
          host: 'localhost',
          'content-type': 'application/ipp',
          'content-length': body.length,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          try {
            resolve(decodeIpp(Buffer.concat(parts)));
          } catch (cause) {
            reject(new Error(`the spooler answered ${response.statusCode}`, { cause }));
          }
        });
      },
    );
    asked.on('socket', (socket) => socket.once('connect', () => (connected = true)));
    asked.on('timeout', () => asked.destroy(new Error('the spooler does not answer')));
    asked.on('error', (cause) => {
      reject(connected ? cause : new SpoolerAway('no connection', { cause }));
    });
    asked.end(body);
  });
}
