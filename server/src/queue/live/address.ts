import { isIP } from 'node:net';

/** An address in its shortest usual form: IPv4 also where it came wrapped into IPv6. */
function plainAddress(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
}

/** The text of an address of 4 or 16 bytes. */
export function addressOfBytes(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const mapped =
    bytes.subarray(0, 10).every((b) => b === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.subarray(12).join('.');
  const groups = Array.from({ length: bytes.length / 2 }, (_, i) =>
    ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16),
  );
  return groups.join(':');
}

/** Finds the client's address from the socket's peer and the X-Forwarded-For header. */
export type ClientAddress = (peer: string, forwardedFor: string | undefined) => string;

/**
 * @param trustProxy whether the peer is a reverse proxy of ours: then the last address of the header
 *   counts, which is the one the proxy itself has seen; what stands before it anybody can write
 */
export function clientAddress(trustProxy: boolean): ClientAddress {
  return (peer, forwardedFor) => {
    const last = trustProxy ? plainAddress(forwardedFor?.split(',').at(-1)?.trim() ?? '') : '';
    return isIP(last) === 0 ? plainAddress(peer) : last;
  };
}
