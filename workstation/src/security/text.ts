import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

/** A sentence of the security pages in the language chosen. */
export const s = featureText<keyof typeof zh>({ zh, en });

/** What an entry of the audit log says was done; the code itself where this build does not know it. */
export function actionName(action: string): string {
  const key = `action.${action}`;
  return key in zh ? s(key as keyof typeof zh) : action;
}
