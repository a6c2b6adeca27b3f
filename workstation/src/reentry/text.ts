import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** A sentence of the pages of missed calls in the language chosen. */
export const r = featureText<keyof typeof zh>({ zh, en });
