/**
 * What the page makes of a picture of the room, without a page.
 * @typedef {import('../picture.ts').Picture} Picture
 * @typedef {import('../picture.ts').PageRoom} PageRoom
 * @typedef {import('../../actions.ts').Action} Action
 */

/**
 * The keys below the main one: their letter, and when they mean something.
 * @type {readonly { action: Action, key: string, may: (room: PageRoom) => boolean }[]}
 */
export const keys = [
  { action: 'recall', key: 'r', may: ({ called }) => called.length > 0 },
  { action: 'pass', key: 'p', may: ({ called }) => called.length > 0 },
  { action: 'undo', key: 'u', may: ({ undo }) => undo !== undefined },
  { action: 'start', key: 's', may: ({ called }) => called.length > 0 },
  { action: 'finish', key: 'f', may: ({ serving }) => serving.length > 0 },
  { action: 'pause', key: 'a', may: ({ state }) => state !== 'closed' },
];

/**
 * What the window looks like as a whole.
 * @param {Picture | undefined} picture
 * @param {boolean} gone the program does not answer
 */
export function lookOf(picture, gone) {
  if (gone) return 'offline';
  const { state, room } = picture ?? { state: 'starting' };
  if (state !== 'online') return state;
  if (!room) return 'starting';
  if (room.state !== 'open') return room.state;
  if (room.serving.length > 0) return 'serving';
  return room.called.length > 0 ? 'called' : 'idle';
}

/**
 * What the main key does: the one button, or the next call where several are examined at once.
 * @param {PageRoom} room
 * @returns {{ action: Action, text: 'press.idle' | 'press.called' | 'press.serving' }}
 */
export function mainKey({ several, serving, called }) {
  if (several) return { action: 'next', text: 'press.idle' };
  if (serving.length > 0) return { action: 'press', text: 'press.serving' };
  return { action: 'press', text: called.length > 0 ? 'press.called' : 'press.idle' };
}

/**
 * The action a key of the keyboard means.
 * @param {string} key
 * @param {PageRoom} room
 * @returns {Action | undefined}
 */
export function actionOf(key, room) {
  if (key === ' ') return mainKey(room).action;
  if (key.toLowerCase() === 'n') return 'next';
  return keys.find((one) => one.key === key.toLowerCase())?.action;
}

/**
 * Minutes and seconds.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * A room's name with its station's, unless it says that itself.
 * @param {PageRoom} room
 */
export function nameOf({ name, station }) {
  return name.includes(station) ? name : `${station} ${name}`;
}
