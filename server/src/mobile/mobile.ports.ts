import type { PhoneAction, PhonePage, PhoneView, Reply } from '@daozhen/protocol';
import type { GuideBundle } from './guide-bundle.ts';

/** Whose link a token is. Expired: it was a visit's, and that visit's day is over. */
export type TokenFound =
  { kind: 'found'; visit: string } | { kind: 'expired' } | { kind: 'unknown' };

/** A view and where the campus stood when it was computed. */
export interface ViewNow {
  epoch: string;
  seq: number;
  /** Site clock, epoch ms. */
  at: number;
  view: PhoneView;
}

/** What the phone's pages need of the rest of the server. */
export interface MobilePages {
  /** Where phones reach the server, without a slash at the end. */
  address(): string;
  /** Looks a token up by its hash; never logs or stores the token itself. */
  findByToken(token: string): Promise<TokenFound>;
  /** The visit's view now; undefined while this process has no picture of the campus. */
  view(visit: string): ViewNow | undefined;
  /** Names and places of the page, see `phonePageOf`; undefined when the visit has left the floor's day. */
  staticFacts(visit: string): PhonePage | undefined;
  /** Sends the command of a tap, see `phoneCommand`. May throw when the floor cannot be reached. */
  act(visit: string, action: PhoneAction): Promise<Reply>;
}

export interface MobileOptions {
  pages: MobilePages;
  bundle: GuideBundle;
}
