import { administrators, roles, type Role } from '@daozhen/protocol';
import type { Got } from '../api/operations.ts';

export type ShownUser = Got<'get', '/api/users/{id}'>;
export type UserChoices = Got<'get', '/api/users/choices'>;

export const businessRoles = roles.filter((role) => !administrators.includes(role));

/** What is wrong with the form, by field. */
export type UserFault = 'username' | 'name' | 'roles' | 'apart' | 'sites';

/** An account being made, or given other rights. */
export class UserForm {
  username = $state('');
  name = $state('');
  roles = $state<Role[]>([]);
  sites = $state<string[]>([]);
  staff = $state('');
  #tried = $state(false);
  readonly #before: string;
  /** The account as it was when the form was opened; undefined for a new one. */
  readonly user: ShownUser | undefined;

  constructor(user?: ShownUser) {
    this.user = user;
    if (user) {
      this.username = user.username;
      this.name = user.name;
      this.roles = [...user.roles];
      this.sites = [...user.sites];
      this.staff = user.staff ?? '';
    }
    this.#before = JSON.stringify(this.rights);
  }

  get dirty(): boolean {
    return JSON.stringify(this.rights) !== this.#before || (!this.user && this.username !== '');
  }

  /** What is wrong, once saving was tried. */
  get faults(): readonly UserFault[] {
    return this.#tried ? this.#wrong() : [];
  }

  get rights() {
    const { name, roles: given, sites, staff } = this;
    return { name: name.trim(), roles: [...given], sites: [...sites], ...(staff && { staff }) };
  }

  toggleRole(role: Role): void {
    this.roles = this.roles.includes(role)
      ? this.roles.filter((each) => each !== role)
      : [...this.roles, role];
  }

  toggleSite(site: string): void {
    this.sites = this.sites.includes(site)
      ? this.sites.filter((each) => each !== site)
      : [...this.sites, site];
  }

  /** Whether it can be sent; from now on the faults show. */
  check(): boolean {
    this.#tried = true;
    return this.#wrong().length === 0;
  }

  #wrong(): UserFault[] {
    const faults: UserFault[] = [];
    if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(this.username)) faults.push('username');
    if (this.name.trim() === '') faults.push('name');
    if (this.roles.length === 0) faults.push('roles');
    const apart = this.roles.some((role) => administrators.includes(role));
    if (apart && this.roles.length > 1) faults.push('apart');
    if (this.sites.length === 0) faults.push('sites');
    return faults;
  }
}
