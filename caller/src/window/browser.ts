import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, start } from '../echo/player.ts';

/** Where browsers that can show a page as a window of its own are found. */
function candidates(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    const programs = [
      'Microsoft/Edge/Application/msedge.exe',
      'Google/Chrome/Application/chrome.exe',
    ];
    return programs.flatMap((program) =>
      roots.flatMap((root) => {
        const folder = environment[root];
        return folder === undefined ? [] : [join(folder, program)];
      }),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  return [];
}

const onLinux = [
  ['microsoft-edge'],
  ['google-chrome'],
  ['google-chrome-stable'],
  ['chromium'],
  ['chromium-browser'],
] as const;

/** How to open an address as a small window without tabs; undefined where no such browser is found. */
export function appWindow(
  url: string,
  folder: string,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): [string, string[]] | undefined {
  const file = candidates(platform, environment).find((one) => existsSync(one));
  const command =
    file ?? (platform === 'linux' ? findProgram(onLinux, environment['PATH'])?.[0] : '');
  if (!command) return undefined;
  // A profile of its own: otherwise an open browser takes the page and forgets the size.
  const profile = join(folder, 'window');
  return [
    command,
    [`--app=${url}`, '--window-size=336,460', `--user-data-dir=${profile}`, '--no-first-run'],
  ];
}

/** Opens the page; @returns false where a person has to do it. */
export function openWindow(url: string, folder: string): boolean {
  const found = appWindow(url, folder);
  return found !== undefined && start(...found);
}
