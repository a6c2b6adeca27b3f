import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** A sentence of the duty pages in the language chosen. */
export const d = featureText<keyof typeof zh>({ zh, en });
export type DutyKey = keyof typeof zh;
