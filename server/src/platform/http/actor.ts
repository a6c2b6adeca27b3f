import type { Role } from '@daozhen/protocol';

export const deviceKinds = ['display', 'caller', 'printer'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What a paired device was set up for. */
export type Placement =
  | { kind: 'hall'; zone: string }
  | { kind: 'door'; room: string }
  | { kind: 'caller'; room: string }
  | { kind: 'printer' };

/** To change the password; to set a second factor up. */
export type Due = 'password' | 'factor';

interface Common {
  id: string;
  roles: readonly Role[];
  /** Campuses the actor may see. */
  sites: readonly string[];
}

/** Who does something: a person logged in, a paired device, an examinee by his link, an outside system, or the server itself. */
export type Actor =
  | (Common & {
      kind: 'user';
      name: string;
      staff?: string;
      /** Employers a liaison is bound to. */
      employers?: readonly string[];
      /** VVIPs he may see now, by person. */
      vvips?: readonly string[];
      /** What he has to do before anything else; until then he has no rights. */
      due?: readonly Due[];
      /** Which of his sessions: the hash of its token. */
      session?: string;
    })
  | (Common & { kind: 'device'; device: { kind: DeviceKind; placement: Placement } })
  | (Common & { kind: 'visit' })
  /** An outside system that keeps its own exams and has us run the floor. */
  | (Common & { kind: 'partner' })
  | (Common & { kind: 'system' });

/** How an actor is named in commands, events and logs: `user:…`, `device:…`, `visit:…`, `partner:…`, `system:…`. */
export function actorName(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}
