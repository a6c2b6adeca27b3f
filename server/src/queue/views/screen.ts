import type { ScreenView } from '@daozhen/protocol';
import { ownDisplay, type TopicHub } from '../live/index.ts';

/**
 * Declares `screen:<display>`, what a display is told beside its board. Nothing in it comes from the floor's
 * events, so its chain counts by itself; only its clock is the site's.
 */
export function defineScreenTopic(
  hub: TopicHub,
  view: (id: string) => ScreenView | undefined,
  siteTime: () => number,
): void {
  hub.define('screen', {
    plane: 'feed',
    access: ownDisplay,
    position: () => ({ epoch: 'screens', seq: 0, at: siteTime() }),
    view,
  });
}
