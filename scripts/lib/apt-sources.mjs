/**
 * @typedef {object} AptSource
 * @property {string} uri the mirror's base address
 * @property {string} signedBy the keyring, empty if the entry names none
 * @property {string[]} suites
 */

/**
 * Reads a file of /etc/apt in either of its formats.
 * @param {string} text
 * @param {'list' | 'sources'} format one-line entries or deb822 paragraphs
 * @returns {AptSource[]} entries for binary packages, in the file's order
 */
export function parseAptSources(text, format) {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  return format === 'list' ? lines.flatMap(parseLine) : parseParagraphs(lines.join('\n'));
}

/**
 * The mirror that carries a distribution's main archive (not the security one, whose suites differ).
 * @param {AptSource[]} sources
 * @param {string} distribution `debian` or `ubuntu`
 * @returns {AptSource | undefined}
 */
export function mainMirror(sources, distribution) {
  const isMain = (/** @type {AptSource} */ source) =>
    !source.suites.some((suite) => suite.includes('security')) &&
    new URL(source.uri).pathname.replace(/\/+$/, '').endsWith(`/${distribution}`);
  return sources.find(isMain);
}

/**
 * @param {string} line such as `deb [signed-by=/k.gpg] http://mirror/debian bookworm main`
 * @returns {AptSource[]}
 */
function parseLine(line) {
  const found = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)/.exec(line.trim());
  if (!found?.[2]?.startsWith('http') || !found[3]) return [];
  const signedBy = /signed-by=(\S+)/.exec(found[1] ?? '')?.[1] ?? '';
  return [{ uri: found[2], signedBy, suites: [found[3]] }];
}

/**
 * @param {string} text
 * @returns {AptSource[]}
 */
function parseParagraphs(text) {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    /** @param {string} key */
    const field = (key) => new RegExp(`^${key}:\\s*(.+)$`, 'im').exec(paragraph)?.[1]?.trim() ?? '';
    const uris = field('URIs')
      .split(/\s+/)
      .filter((uri) => uri.startsWith('http'));
    const disabled = field('Enabled').toLowerCase() === 'no';
    if (disabled || !field('Types').split(/\s+/).includes('deb')) return [];
    const suites = field('Suites').split(/\s+/);
    return uris.map((uri) => ({ uri, signedBy: field('Signed-By'), suites }));
  });
}
