import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The family of ordinary text, SIL OFL 1.1: GBK, the 8,105 characters of the standard table, and more. */
export const sans = {
  normal: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;
