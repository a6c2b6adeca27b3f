import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (path: string): string => require.resolve(`@expo-google-fonts/${path}`);

/** Font files by the family the page descriptions name. Both families are SIL OFL 1.1. */
export const fontFiles = {
  /** Everything of GB 2312, GBK and the 8,105 characters of the standard table, and more. */
  sans: {
    normal: file('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    bold: file('noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  },
  /** Rare characters of Hong Kong's and Taiwan's names that the first has not. */
  rare: {
    normal: file('noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf'),
    bold: file('noto-sans-hk/700Bold/NotoSansHK_700Bold.ttf'),
  },
} as const;

export type FontFamily = keyof typeof fontFiles;
