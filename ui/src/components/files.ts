/** What a file drop takes. */
export interface FileRule {
  /** Endings with their dots, e.g. `['.xlsx', '.csv']`. */
  kinds: readonly string[];
  /** In bytes. */
  most: number;
}

/** Why a file is not taken; undefined if it is. */
export function fileProblem(
  file: { name: string; size: number },
  { kinds, most }: FileRule,
): 'kind' | 'size' | undefined {
  const name = file.name.toLowerCase();
  if (!kinds.some((kind) => name.endsWith(kind.toLowerCase()))) return 'kind';
  return file.size > most ? 'size' : undefined;
}

/** `12 kB`, `3.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
