import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProfiles } from './hid/profiles.ts';
import { readOptions } from './options.ts';

const folder = join(import.meta.dirname, '../../deploy/caller');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const units = ['daozhen-caller.service', 'daozhen-caller-desktop.service'];

/** Devices of the udev rules for one kind of device, in their order. */
function devicesOf(subsystem: string): string[] {
  const rule = /^SUBSYSTEM=="(\w+)".*idVendor}=="(\w{4})".*idProduct}=="(\w{4})"/gm;
  return [...text('70-daozhen-caller.rules').matchAll(rule)].flatMap(([, kind, vendor, product]) =>
    kind === subsystem ? [`${vendor}:${product}`] : [],
  );
}

it('the udev rules open just the devices that profiles know', () => {
  const ruled = devicesOf('hidraw');
  const known = loadProfiles().flatMap(({ match }) =>
    match.flatMap(({ vendorId, productId }) => (vendorId ? [`${vendorId}:${productId}`] : [])),
  );
  expect(ruled.toSorted()).toEqual([...new Set(known)].toSorted());
});

it('the udev rules keep boxes that are keyboards from typing', () => {
  const keyboards = loadProfiles().flatMap(({ match }) =>
    match.flatMap(({ vendorId, productId, usage }) =>
      vendorId && usage === '0006' ? [`${vendorId}:${productId}`] : [],
    ),
  );
  expect(devicesOf('input')).toEqual(keyboards);
});

it('the command lines of the units and of the Windows task are understood', () => {
  const lines = units.map((name) => /^ExecStart=\S+ caller (.*)$/m.exec(text(name))?.[1]);
  const windows = '--url http://server:8080 --data x --log y --window';
  for (const line of [...lines, windows])
    expect(() => readOptions(line!.split(' '), {})).not.toThrow();
  expect(text('install-windows.ps1')).toContain('--url $Url --data');
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

it.skipIf(!hasSystemd)('systemd takes the units', () => {
  const there = mkdtempSync(join(tmpdir(), 'daozhen-units-'));
  try {
    for (const name of units) {
      copyFileSync(join(folder, name), join(there, name));
      // The program and its settings are on the machine it is for, not on this one.
      const here = text(name).replace('/opt/daozhen/bin/daozhen', process.execPath);
      writeFileSync(join(there, name), here);
      const { stderr } = spawnSync('systemd-analyze', ['verify', join(there, name)], {
        encoding: 'utf8',
      });
      expect(stderr.split('\n').filter((line) => line.includes('daozhen-caller'))).toEqual([]);
    }
  } finally {
    rmSync(there, { recursive: true });
  }
});
