import type { Permission, Role } from '@daozhen/protocol';
import type { Component } from 'svelte';
import type { Workstation } from '../workstation.svelte.ts';

/** The parts of the navigation, in their order. */
export const groups = ['floor', 'exam', 'employers', 'settings', 'security'] as const;
export type PageGroup = (typeof groups)[number];

/** What the command palette shows for one thing found. */
export interface Hit {
  title: string;
  /** What tells it from others of the same title. */
  detail?: string;
  /** Where it leads, from `address(…)`. */
  href: string;
}

/** Finds a page's records by what somebody typed into the command palette; at most ten. */
export type Finder = (query: string, workstation: Workstation) => Promise<Hit[]>;

/** One page of the workstation. Its code is loaded when somebody opens it. */
export interface Page {
  /** Below `/workstation/`, e.g. `people/:person`; a part after a colon is passed as a property. */
  path: string;
  title: { zh: string; en: string };
  group: PageGroup;
  /** The right it needs, or any one of several; without it the page is neither shown nor opened. */
  may: Permission | readonly Permission[];
  /** A Lucide icon: `import Users from '@lucide/svelte/icons/users'`. */
  icon: Component;
  /** Place within its group, small first; 50 unless told. */
  order?: number;
  /** `false`: reached from other pages only. */
  inNavigation?: boolean;
  /** Shown only to these in the navigation; others who may open it find it in the palette. */
  dailyFor?: readonly Role[];
  /** Whose first page it is after login. */
  homeOf?: readonly Role[];
  /** More words the palette finds it by, e.g. pinyin initials. */
  words?: string;
  /** Its properties, if any, are the path's colon parts. */
  load: () => Promise<{ default: Component<never> }>;
  /** Lets the palette find this page's records. */
  find?: () => Promise<{ default: Finder }>;
}
