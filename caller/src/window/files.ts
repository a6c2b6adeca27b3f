import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageMessages } from '../messages/index.ts';

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

export interface PageFile {
  type: string;
  body: string;
}

/** The page's files by name. */
export function pageFiles(): Map<string, PageFile> {
  const own = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));
  const shared = (name: string) => fileURLToPath(import.meta.resolve(`@daozhen/ui/${name}`));
  const text = (file: string) => readFileSync(file, 'utf8');
  const file = (kind: keyof typeof types, body: string): PageFile => ({ type: types[kind], body });
  return new Map([
    ['', file('html', text(own('index.html')))],
    ['window.js', file('js', text(own('window.js')))],
    ['keys.js', file('js', text(own('keys.js')))],
    ['window.css', file('css', text(own('window.css')))],
    ['icon.svg', file('svg', text(own('icon.svg')))],
    ['tokens.css', file('css', text(shared('tokens.css')))],
    ['base.css', file('css', text(shared('base.css')))],
    ['messages.json', file('json', JSON.stringify(pageMessages()))],
  ]);
}
