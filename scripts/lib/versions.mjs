/**
 * @param {string} version such as 7.0.15
 * @param {string} least such as 7.2
 * @returns {boolean} whether version is at least `least`, part by part
 */
export function atLeast(version, least) {
  const have = version.split('.').map(Number);
  const need = least.split('.').map(Number);
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/**
 * Reads what `redis-server --version` or `valkey-server --version` prints.
 * @param {string} output
 * @returns {{ product: 'redis' | 'valkey', version: string } | undefined}
 */
export function parseRedisVersion(output) {
  const found = /\b(redis|valkey)\b.*?\bv=(\d+(?:\.\d+)*)/i.exec(output);
  if (!found?.[1] || !found[2]) return undefined;
  const product = found[1].toLowerCase() === 'valkey' ? 'valkey' : 'redis';
  return { product, version: found[2] };
}

/**
 * Redis Functions came with Redis 7.0; Valkey's first own release is 7.2.
 * @param {string} output of `--version`
 * @returns {boolean}
 */
export function isUsableRedis(output) {
  const parsed = parseRedisVersion(output);
  return (
    parsed !== undefined && atLeast(parsed.version, parsed.product === 'valkey' ? '7.2' : '7.0')
  );
}

/**
 * Reads /etc/os-release.
 * @param {string} text
 * @returns {{ id: string, like: string[], version: string }} ids in lower case, empty if unknown
 */
export function parseOsRelease(text) {
  /** @param {string} key */
  const field = (key) => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return {
    id: field('ID').toLowerCase(),
    like: field('ID_LIKE').toLowerCase().split(' ').filter(Boolean),
    version: field('VERSION_ID'),
  };
}
