import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** A sentence of the VIP pages in the language chosen. */
export const v = featureText<keyof typeof zh>({ zh, en });
