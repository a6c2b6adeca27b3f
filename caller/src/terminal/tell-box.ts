import type { BoxState } from '../hid/button-box.ts';
import { sentence } from '../messages/index.ts';
import type { Terminal } from './terminal.ts';

/** How it stands with the box, in words. */
export function tellBox(terminal: Pick<Terminal, 'say'>, state: BoxState): void {
  switch (state.kind) {
    case 'absent':
      return terminal.say(sentence('box.absent'));
    case 'unplugged':
      return terminal.say(sentence('box.unplugged', { device: state.device }));
    case 'refused':
      return terminal.say(sentence('box.refused', { ...state }));
    case 'ready': {
      const { device, profile } = state;
      const { zh } = sentence('box.ready', { name: profile.name.zh, device });
      const { en } = sentence('box.ready', { name: profile.name.en, device });
      terminal.say({ zh, en });
      if (!profile.tested) terminal.say(sentence('box.untested'));
    }
  }
}
