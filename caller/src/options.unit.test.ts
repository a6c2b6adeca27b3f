import { describe, expect, it } from 'vitest';
import { readOptions, WrongOptions } from './options.ts';

describe('the command line', () => {
  it('has sensible defaults', () => {
    expect(readOptions([], {})).toEqual({
      url: 'http://127.0.0.1:8080',
      data: '.data/caller',
      mode: 'box',
      action: 'press',
      say: false,
      grab: false,
      sound: 'auto',
    });
  });

  it('takes the server and the data folder from the environment', () => {
    const environment = { CALLER_URL: 'https://queue.example/', DATA_DIR: '/srv/data' };
    expect(readOptions(['--simulate'], environment)).toMatchObject({
      url: 'https://queue.example',
      data: '/srv/data/caller',
      mode: 'simulate',
    });
  });

  it('does one thing and ends', () => {
    expect(readOptions(['--press'], {})).toMatchObject({ mode: 'once', action: 'press' });
    expect(readOptions(['--do', 'recall'], {})).toMatchObject({ mode: 'once', action: 'recall' });
  });

  it('opens the page for the desktop, or only serves it', () => {
    expect(readOptions(['--window', '--say'], {})).toMatchObject({
      mode: 'box',
      window: { shown: true, port: 0 },
      say: true,
    });
    expect(readOptions(['--window', '--no-open', '--window-port', '7000'], {})).toMatchObject({
      window: { shown: false, port: 7000 },
    });
  });

  it('names a device, a profile, a room and a token', () => {
    const args = ['--device', '0FD9:0086', '--profile', 'x', '--room', 'us-1', '--token', 't'];
    expect(readOptions(args, {})).toMatchObject({
      device: '0fd9:0086',
      profile: 'x',
      room: 'us-1',
      token: 't',
    });
  });

  it.each([
    [['--url', 'ftp://x'], '--url ftp://x'],
    [['--do', 'jump'], 'press | next'],
    [['--device', 'pedal'], 'VVVV:PPPP'],
    [['--keys', 'three'], 'one-button | four-button'],
    [['--sound', 'loud'], 'auto | on | off'],
    [['--window', '--window-port', '99999'], '--window-port 99999'],
    [['--what'], '--what'],
    [['--room'], '--room'],
  ])('is refused with the reason: %j', (args, reason) => {
    expect(() => readOptions(args, {})).toThrow(WrongOptions);
    expect(() => readOptions(args, {})).toThrow(reason);
  });
});
