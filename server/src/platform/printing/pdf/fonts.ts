import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const noto = (path: string): string => require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`);

/** The family of ordinary text, SIL OFL 1.1: GBK, the 8,105 characters of the standard table, and more. */
export const sans = {
  normal: noto('400Regular/NotoSansSC_400Regular.ttf'),
  bold: noto('700Bold/NotoSansSC_700Bold.ttf'),
} as const;
