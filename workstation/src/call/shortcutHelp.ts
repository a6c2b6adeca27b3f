import { t } from '../app/i18n.svelte.ts';
import type { Shortcut } from '../app/shortcuts.svelte.ts';

/** The call screen's keys as the help shows them; the screen itself listens for them. */
export const callShortcuts: readonly Shortcut[] = [
  { key: 'Enter', label: () => t('keys.call.main') },
  { key: 'R', label: () => t('action.recall') },
  { key: 'P', label: () => t('keys.call.pass') },
  { key: 'F', label: () => t('action.finish-only') },
  { key: 'U', label: () => t('keys.call.undo') },
  { key: 'Z', label: () => t('pause.title') },
  { key: '← →', label: () => t('keys.call.choose') },
];
