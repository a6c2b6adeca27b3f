import type { PhoneAction, PhonePicture } from '@daozhen/protocol';
import type { Language } from './model/words.ts';

/** How the page stands with the server. */
export type Link = 'connecting' | 'live' | 'stale' | 'offline' | 'reload' | 'over';

/** What became of the last tap. */
export type Sending = 'idle' | 'sending' | 'sent' | 'failed';

/** What a tap asks for; the command's id is made where it is sent. */
export type Tap = Omit<PhoneAction, 'id'>;

/**
 * What the page is drawn from: a plain object on the server, reactive state in the browser.
 * Both must give the same first picture, or the take-over would redraw it.
 */
export interface Session {
  readonly picture: PhonePicture;
  readonly language: Language;
  readonly elder: boolean;
  /** Site clock, epoch ms. */
  readonly now: number;
  readonly link: Link;
  /** Milliseconds since the server was last heard. */
  readonly age: number;
  readonly sending: Sending;
  /** Why the last tap was refused, in words. */
  readonly refusal?: string;
  /** Id for a form sent without the script; unused once the script runs. */
  readonly formId: string;
  /** Path of the page, `/m/<token>`. */
  readonly path: string;
  send?(tap: Tap): void;
  choose?(choice: { language?: Language; elder?: boolean }): void;
}
