import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Header by which the HTTP server tells the feed port who the client is; believed with the secret only. */
export const PEER_HEADER = 'x-daozhen-peer';

/** The request as it came, without what only we may say. */
function requestHead(request: IncomingMessage, peer: string): string {
  const lines = [`GET ${request.url} HTTP/1.1`];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i]!;
    if (name.toLowerCase() !== PEER_HEADER) lines.push(`${name}: ${request.rawHeaders[i + 1]}`);
  }
  return [...lines, `${PEER_HEADER}: ${peer}`, '', ''].join('\r\n');
}

/**
 * Hands an upgrade over to another port of this machine and stays out of what follows; back pressure
 * passes through.
 * @param peer what the other side is told about the client
 * @param closed called once, when both connections are gone
 * @returns cuts both connections: behind back pressure neither end learns that the other has gone
 */
export function pipeUpgrade(
  target: { host: string; port: number },
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  peer: string,
  closed: () => void,
): () => void {
  const upstream = connect(target);
  const cut = () => {
    upstream.destroy();
    socket.destroy();
  };
  socket.on('close', closed);
  upstream.on('error', cut).on('close', cut);
  socket.on('error', cut).on('close', cut);
  upstream.setNoDelay(true);
  upstream.write(requestHead(request, peer));
  upstream.write(head);
  socket.pipe(upstream).pipe(socket);
  return cut;
}
