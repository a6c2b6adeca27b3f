import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder the repository was cloned into. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Things that can be thrown away and made again. */
export const cacheDir = join(root, '.cache');

/** Node 24 from the npm registry, which everything but the bootstrap runs on. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', 'node');

/**
 * @param {string[]} parts
 * @returns {string} an absolute path inside the repository
 */
export const inRoot = (...parts) => join(root, ...parts);
