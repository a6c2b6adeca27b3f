import { i18n } from '../app/i18n.svelte.ts';
import type { Workstation } from '../app/workstation.svelte.ts';
import { d } from './text.ts';

/** Tells the server that a room which seemed to be left is attended, and says so. */
export async function sayAttended(workstation: Workstation, room: string): Promise<void> {
  const { client, session, toasts } = workstation;
  const name = i18n.name(workstation.room(room), room);
  try {
    const body = { site: session.site };
    const path = { room };
    const { minutes } = await client.post('/api/staffing/rooms/{room}/attended', { path, body });
    toasts.show({ text: d('leaving.present.done', { room: name, minutes }), tone: 'good' });
  } catch (error) {
    toasts.show({ text: i18n.failure(error), tone: 'bad' });
  }
}
