import { describe, expect, it } from 'vitest';
import { chooseManager, installCommands } from './system-packages.mjs';

/** @param {string[]} commands */
const having = (commands) => (/** @type {string} */ command) => commands.includes(command);

describe('system packages', () => {
  it('uses a system manager only as root and Homebrew only as a person', () => {
    expect(chooseManager({ has: having(['apt-get']), isRoot: true })).toBe('apt');
    expect(chooseManager({ has: having(['apt-get']), isRoot: false })).toBeUndefined();
    expect(chooseManager({ has: having(['brew']), isRoot: false })).toBe('brew');
    expect(chooseManager({ has: having(['brew']), isRoot: true })).toBeUndefined();
    expect(chooseManager({ has: having(['dnf']), isRoot: true })).toBe('dnf');
    expect(chooseManager({ has: having(['apk']), isRoot: true })).toBe('apk');
  });

  it('refreshes the lists before it asks apt for a package', () => {
    const commands = installCommands('apt', 'espeak-ng').map((command) => command.join(' '));
    expect(commands[0]).toContain('update');
    expect(commands[1]).toContain('install');
    expect(commands[1]).toContain('espeak-ng');
  });
});
