/** The small window: shows the room, sends presses, and says when it cannot. */
import { actionOf, clock, keys, lookOf, mainKey, nameOf } from './keys.js';

/**
 * @typedef {import('../picture.ts').Picture} Picture
 * @typedef {import('../../actions.ts').Action} Action
 * @typedef {{ kind: string, sentence?: { zh: string, en: string } }} Answer
 */

const SILENT_MS = 3000;
const ANSWER_MS = 20_000;
const FORGET_MS = 15_000;

const language = navigator.language.startsWith('zh') ? 'zh' : 'en';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

/** @type {Record<string, string>} */
const texts = (await (await fetch('messages.json')).json())[language];

/** @type {Picture | undefined} */
let picture;
let shownAt = 0;
let heardAt = performance.now();
let gone = false;
let busy = false;

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
function part(id) {
  const found = parts.get(id);
  if (!found) throw new Error(`no part ${id}`);
  return /** @type {T} */ (found);
}

/** Found once: the window may move to another document to be kept on top. */
const parts = new Map(
  [...document.querySelectorAll('[id]')].map((one) => [one.id, /** @type {HTMLElement} */ (one)]),
);

/**
 * @param {string} key
 * @param {Record<string, string | number>} [holes]
 */
function text(key, holes = {}) {
  return (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name) => String(holes[name] ?? ''));
}

/** @param {{ zh: string, en: string } | undefined} sentence */
const said = (sentence) => sentence?.[language] ?? '';

function makeKeys() {
  for (const { action, key } of keys) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['action'] = action;
    button.setAttribute('aria-keyshortcuts', key.toUpperCase());
    const label = document.createElement('span');
    label.textContent = text(action);
    const hint = document.createElement('kbd');
    hint.textContent = key.toUpperCase();
    hint.setAttribute('aria-hidden', 'true');
    button.append(label, hint);
    button.addEventListener('click', () => void press(action));
    part('keys').append(button);
  }
  part('keys').setAttribute('aria-label', text('keys'));
  part('main').setAttribute('aria-keyshortcuts', 'Space');
  part('main-key').textContent = text('space');
  part('main').addEventListener('click', () => {
    if (picture?.room) void press(mainKey(picture.room).action);
  });
}

function draw() {
  const look = lookOf(picture, gone);
  // What was done before says nothing about now.
  if (look === 'offline' && look !== part('caller').dataset['look']) tell({ kind: '', words: '' });
  const room = picture?.room;
  const works = !gone && picture?.state === 'online' && room !== undefined;
  part('caller').dataset['look'] = look;
  part('room').textContent = room ? nameOf(room) : text('title');
  part('state').textContent = text(
    `state.${works ? room.state : gone ? 'offline' : (picture?.state ?? 'starting')}`,
  );
  drawNow(look);
  drawLine();
  part('main-text').textContent = text(room ? mainKey(room).text : 'press.idle');
  set(part('main'), works && room.state === 'open');
  for (const { action, may } of keys) {
    const button = /** @type {HTMLButtonElement} */ (
      part('keys').querySelector(`[data-action=${action}]`)
    );
    set(button, works && may(room));
    if (action === 'pause') {
      const label = /** @type {HTMLElement} */ (button.firstElementChild);
      put(label, text(room?.state === 'paused' ? 'resume' : 'pause'));
    }
  }
}

/**
 * @param {HTMLElement} button
 * @param {boolean} works
 */
function set(button, works) {
  /** @type {HTMLButtonElement} */ (button).disabled = !works;
}

/**
 * Written only when it is new: a screen reader says what is written.
 * @param {HTMLElement} element
 * @param {string} words
 */
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** @param {string} look */
function drawNow(look) {
  const { room, code } = picture ?? {};
  const people = look === 'called' ? room?.called : look === 'serving' ? room?.serving : [];
  const [first, ...others] = people ?? [];
  put(part('label'), labelOf(look));
  put(part('ticket'), look === 'pairing' ? (code ?? '') : (first?.ticket ?? ''));
  const tickets = others.map(({ ticket }) => ticket).join(' ');
  put(part('also'), tickets ? text('also', { tickets }) : hintOf(look));
  const forMs = first?.forMs;
  part('clock').textContent = forMs === undefined ? '' : clock(forMs + performance.now() - shownAt);
}

/** @param {string} look */
function labelOf(look) {
  if (look === 'offline') return gone ? text('gone') : said(picture?.why) || text('offline');
  if (look === 'ended') return said(picture?.why);
  if (look === 'pairing') return text('pairing');
  return text(look === 'starting' ? 'state.starting' : `now.${look}`);
}

/** @param {string} look */
function hintOf(look) {
  if (look === 'idle') return text('done', { count: picture?.room?.done ?? 0 });
  if (look === 'paused') return pauseOf(picture?.room?.pause);
  return look === 'pairing' || look === 'closed' ? text(`${look}.how`) : '';
}

/** @param {{ reason: string, until?: number } | undefined} pause */
function pauseOf({ reason = '', until } = { reason: '' }) {
  if (until === undefined) return reason;
  const time = new Date(until).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return [reason, text('until', { time })].filter(Boolean).join(' · ');
}

function drawLine() {
  const room = picture?.room;
  if (!room) return put(part('line'), '');
  const waiting = room.waiting > 0 ? text('waiting', { count: room.waiting }) : text('nobody');
  const next = room.next.length > 0 ? text('next', { tickets: room.next.join(' ') }) : '';
  put(part('line'), [waiting, next].filter(Boolean).join(' · '));
}

/**
 * Carried out now or not at all; nothing is kept for later.
 * @param {Action} action
 */
async function press(action) {
  if (!picture) return;
  if (busy) return tell({ kind: 'busy', words: text('busy') });
  if (gone || picture.state !== 'online') {
    return tell({
      kind: 'offline',
      words: gone ? text('gone') : said(picture.why) || text('offline'),
    });
  }
  busy = true;
  tell({ kind: 'sent', words: text('sent') });
  try {
    const response = await fetch('act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, seen: picture.version }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = /** @type {Answer} */ (await response.json());
    // A bounce has no answer of its own.
    tell({ kind: answer.kind, words: said(answer.sentence) });
  } catch {
    tell({ kind: 'offline', words: text('gone') });
  } finally {
    busy = false;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let forgetting;

/** @param {{ kind: string, words: string }} answer */
function tell({ kind, words }) {
  clearTimeout(forgetting);
  // What was said a while ago is no longer about what is on show.
  forgetting = setTimeout(() => put(part('answer'), ''), FORGET_MS);
  part('answer').dataset['kind'] = kind === 'busy' || kind === 'unknown' ? 'refused' : kind;
  part('answer').textContent = words;
}

function listen() {
  const events = new EventSource('events');
  /** @param {MessageEvent<string>} message */
  const heard = (message) => {
    heardAt = performance.now();
    if (gone) {
      gone = false;
      draw();
    }
    return JSON.parse(message.data);
  };
  events.addEventListener('picture', (message) => {
    picture = heard(message);
    shownAt = performance.now();
    draw();
  });
  events.addEventListener('beat', heard);
  events.addEventListener('say', (message) => {
    const words = new SpeechSynthesisUtterance(heard(message).text);
    words.lang = 'zh-CN';
    globalThis.speechSynthesis?.speak(words);
  });
  setInterval(() => {
    gone = performance.now() - heardAt > SILENT_MS;
    draw();
  }, 1000);
}

/** @param {KeyboardEvent} event */
function typed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !picture?.room) return;
  // A key that is focused is pressed by the space bar itself.
  const onButton = /** @type {Element} */ (event.target).closest?.('button');
  if (event.key === ' ' && onButton) return;
  const action = actionOf(event.key, picture.room);
  if (!action) return;
  event.preventDefault();
  void press(action);
}

/** Keeps the window above all others, where the browser can. */
function offerTop() {
  const pictureInPicture = /** @type {any} */ (globalThis).documentPictureInPicture;
  if (!pictureInPicture) return;
  const button = part('top');
  button.hidden = false;
  button.textContent = text('top');
  part('away').textContent = text('top.away');
  const raise = async () => {
    const there = pictureInPicture.window;
    if (there) return there.close();
    const top = await pictureInPicture.requestWindow({ width: 320, height: 420 });
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const copy = top.document.createElement('link');
      copy.rel = 'stylesheet';
      copy.href = /** @type {HTMLLinkElement} */ (link).href;
      top.document.head.append(copy);
    }
    top.document.documentElement.lang = document.documentElement.lang;
    top.document.title = document.title;
    top.document.addEventListener('keydown', typed);
    top.document.body.append(part('caller'));
    part('away').hidden = false;
    button.textContent = text('top.back');
    top.addEventListener('pagehide', () => {
      document.body.prepend(part('caller'));
      part('away').hidden = true;
      button.textContent = text('top');
    });
  };
  button.addEventListener('click', () => void raise());
}

document.title = text('title');
makeKeys();
draw();
offerTop();
document.addEventListener('keydown', typed);
listen();
