import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file of a build, as Vite's manifest describes it. */
interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
}

/**
 * Gzipped bytes of script a browser fetches to open each page of the workstation for the first time: the
 * shell's and the page's own, each file once. By the page's source.
 */
export function firstLoads(dist: string): Map<string, number> {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const sizes = new Map<string, number>();
  const sizeOf = (key: string) => {
    const { file } = manifest[key]!;
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(dist, file))).length;
    sizes.set(file, known);
    return known;
  };
  const withImports = (key: string, found = new Set<string>()): Set<string> => {
    if (found.has(key)) return found;
    found.add(key);
    for (const each of manifest[key]?.imports ?? []) withImports(each, found);
    return found;
  };
  const shell = Object.keys(manifest).find((key) => key.endsWith('workstation/index.html'));
  if (shell === undefined) throw new Error('the build has no workstation');
  const loads = Object.keys(manifest)
    .filter((key) => key.endsWith('Page.svelte') && manifest[key]?.isDynamicEntry)
    .map((key): [string, number] => {
      const files = new Set([...withImports(shell), ...withImports(key)]);
      return [key, [...files].reduce((sum, each) => sum + sizeOf(each), 0)];
    });
  return new Map(loads);
}
