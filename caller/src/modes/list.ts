import { findBox, loadProfiles, nameOf } from '../hid/profiles.ts';
import { line, sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { logTerminal, openHid } from './parts.ts';

/** Lists the HID devices of this computer and the profiles that fit them. */
export async function list(options: CallerOptions): Promise<number> {
  const profiles = loadProfiles(options.profiles);
  const port = await openHid(logTerminal());
  if (!port) return exitCodes.failed;
  const devices = await port.list();
  if (devices.length === 0) process.stdout.write(`${line(sentence('list.none'))}\n`);
  for (const device of devices) {
    const name = [device.manufacturer, device.product].filter(Boolean).join(' ');
    const usage = `${device.usagePage ?? '?'}/${device.usage ?? '?'}`;
    const fits = findBox([device], profiles)?.profile.id ?? '-';
    process.stdout.write(`${nameOf(device)}  usage ${usage}  ${fits}  ${name}\n`);
  }
  return exitCodes.accepted;
}
