import { Caller } from '../caller.ts';
import { ButtonBox } from '../hid/button-box.ts';
import { loadProfiles } from '../hid/profiles.ts';
import { sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { nodeEnv } from '../socket.ts';
import { tellBox } from '../terminal/tell-box.ts';
import { logTerminal, openHid, partsOf } from './parts.ts';

/** Reads a button box and carries its presses out. */
export async function box(options: CallerOptions, { signal }: AbortController): Promise<number> {
  const profiles = loadProfiles(options.profiles);
  const terminal = logTerminal();
  const port = await openHid(terminal);
  if (!port) return exitCodes.failed;
  const { device, profile } = options;
  const box: ButtonBox = new ButtonBox({
    port,
    profiles,
    choice: { device, profile },
    env: nodeEnv,
    onAction: (action) => void caller.act(action),
    onState: (state) => tellBox(terminal, state),
    onUnknown: (bytes) => terminal.say(sentence('box.unknown', { bytes })),
  });
  const caller = new Caller(partsOf(options, terminal, signal, (answer) => void box.show(answer)));
  try {
    await box.search();
    await caller.run();
  } finally {
    await box.close();
  }
  return exitCodes.accepted;
}
