import { describe, expect, it } from 'vitest';
import { device } from '../../test-support/fake-hid.ts';
import { findBoxes, keyOf } from './boxes-found.ts';
import { loadProfiles } from './profiles.ts';
import { portOf } from './usb-port.ts';

const profiles = loadProfiles();
const keyboard = { usagePage: 1, usage: 6 };
const mouse = { usagePage: 1, usage: 2 };

describe('boxes among the devices', () => {
  it('are known by vendor, product and usage', () => {
    const pedal = device('3553:b001', { ...keyboard, path: '/a' });
    const parts = [device('3553:b001', { ...mouse, path: '/b' }), pedal];
    const [found] = findBoxes([device('046d:c31c', keyboard), ...parts], profiles);
    expect(found).toMatchObject({ parts: [pedal], profile: { id: 'pcsensor-footswitch' } });
  });

  it('are known by vendor and product where the system tells no usage', () => {
    expect(findBoxes([device('3553:b001')], profiles)[0]?.profile.id).toBe('pcsensor-footswitch');
  });

  it('are never the desk’s keyboard or its media keys', () => {
    const media = { usagePage: 0x0c, usage: 1 };
    expect(
      findBoxes([device('046d:c31c', keyboard), device('046d:c31c', media)], profiles),
    ).toEqual([]);
  });

  it('may be any device named, with the profile named', () => {
    const box = device('1a2b:0001', keyboard);
    const choice = { device: '1a2b:0001', profile: 'four-buttons' };
    expect(findBoxes([device('3553:b001', keyboard), box], profiles, choice)).toMatchObject([
      { device: box, profile: { id: 'four-buttons' } },
    ]);
  });

  it('two of a kind are two, each part of a thing counted once', () => {
    const parts = [
      device('3553:b001', { ...keyboard, path: '/a', port: 'usb-1' }),
      device('3553:b001', { ...keyboard, path: '/a', port: 'usb-1' }),
      device('3553:b001', { ...keyboard, path: '/b', port: 'usb-2' }),
    ];
    const found = findBoxes(parts, profiles);
    expect(found.map(({ key, parts }) => [key, parts.length])).toEqual([
      ['3553:b001@usb-1', 1],
      ['3553:b001@usb-2', 1],
    ]);
  });

  it('only the interface with the keys is one', () => {
    const pedal = device('05f3:0438', { interface: 0, path: '/a' });
    const typing = device('05f3:0438', { interface: 1, path: '/b' });
    expect(findBoxes([typing, pedal], profiles)[0]?.parts).toEqual([pedal]);
  });
});

describe('who a device is', () => {
  it('by its serial number, else the port, else its kind alone', () => {
    const port = 'usb-0000:00:14.0-2';
    expect([
      keyOf(device('1234:abcd', { serialNumber: 'S7', port })),
      keyOf(device('1234:abcd', { port })),
      keyOf(device('1234:abcd')),
    ]).toEqual(['1234:abcd:S7', `1234:abcd@${port}`, '1234:abcd']);
  });

  it('the port is the same for all parts of one device', () => {
    const uevent = 'HID_ID=0003:00003553:0000B001\nHID_PHYS=usb-0000:00:14.0-2/input1\nHID_UNIQ=\n';
    expect(portOf('/dev/hidraw3', () => uevent)).toBe('usb-0000:00:14.0-2');
    expect(portOf('/dev/hidraw3', () => '')).toBeUndefined();
    const windows = String.raw`\\?\HID#VID_3553&PID_B001&MI_00&Col02#7&2A5B1B2&0&0001#{4d1e55b2-f16f}`;
    expect(portOf(windows)).toBe('7&2a5b1b2&0');
    expect(portOf('1-2.4:1.0')).toBe('1-2.4');
    expect(portOf('DevSrvsID:4295')).toBeUndefined();
  });
});
