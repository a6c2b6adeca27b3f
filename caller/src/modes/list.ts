import { findBoxes, keyOf } from '../hid/boxes-found.ts';
import { line, sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { logTerminal, openHid, profilesOf } from './parts.ts';

/** Lists the HID devices of this computer and the profiles that fit them. */
export async function list(options: CallerOptions): Promise<number> {
  const profiles = profilesOf(options);
  const port = await openHid(options, logTerminal(options));
  if (!port) return exitCodes.failed;
  const devices = await port.list();
  if (devices.length === 0) process.stdout.write(`${line(sentence('list.none'))}\n`);
  for (const device of devices) {
    const name = [device.manufacturer, device.product].filter(Boolean).join(' ');
    const usage = `${device.usagePage ?? '?'}/${device.usage ?? '?'}`;
    const fits = findBoxes([device], profiles)[0]?.profile.id ?? '-';
    process.stdout.write(`${keyOf(device)}  usage ${usage}  ${fits}  ${name}\n`);
  }
  return exitCodes.accepted;
}
