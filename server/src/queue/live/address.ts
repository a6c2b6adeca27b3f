import { BlockList, isIP } from 'node:net';

/** An address in its shortest usual form: IPv4 also where it came wrapped into IPv6. */
export function plainAddress(address: string): string {
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

/**
 * Finds the client behind reverse proxies.
 * @param trusted addresses and networks (`10.0.0.0/8`) of proxies whose X-Forwarded-For is believed
 * @returns (peer, X-Forwarded-For) → the nearest address that is no trusted proxy
 * @throws on an entry that is no address or network
 */
export function clientAddress(
  trusted: readonly string[],
): (peer: string, forwardedFor: string | undefined) => string {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (peer, forwardedFor) => {
    let client = plainAddress(peer);
    const hops = (forwardedFor ?? '').split(',').map((hop) => plainAddress(hop.trim()));
    while (isProxy(client)) {
      const before = hops.pop();
      if (!before || isIP(before) === 0) break;
      client = before;
    }
    return client;
  };
}
