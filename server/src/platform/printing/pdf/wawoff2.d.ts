declare module 'wawoff2' {
  /** A WOFF 2 file as the TrueType or OpenType file it was made from. */
  export function decompress(file: Uint8Array): Promise<Uint8Array>;
}
