import type { BoxState } from '../hid/box-watch.ts';
import type { Found } from '../hid/boxes-found.ts';
import { sentence, type MessageKey } from '../messages/index.ts';
import type { Terminal } from './terminal.ts';

/** How it stands with a box, in words. */
export function tellBox(terminal: Pick<Terminal, 'say'>, state: BoxState): void {
  switch (state.kind) {
    case 'absent':
      return terminal.say(sentence('box.absent'));
    case 'unplugged':
      return about(terminal, 'box.unplugged', state.found);
    case 'refused':
      return terminal.say(sentence('box.refused', { ...state }));
    case 'ready': {
      const { tested, unsure } = state.found.profile;
      about(terminal, 'box.ready', state.found);
      if (!tested) terminal.say(sentence('box.untested'));
      if (unsure !== undefined) terminal.say(sentence('box.unsure', { unsure }));
    }
  }
}

function about(terminal: Pick<Terminal, 'say'>, what: MessageKey, { key, profile }: Found): void {
  const { zh } = sentence(what, { name: profile.name.zh, key });
  const { en } = sentence(what, { name: profile.name.en, key });
  terminal.say({ zh, en });
}
