import type { Audit } from '../../platform/audit/index.ts';
import { hashToken, randomToken } from '../../platform/crypto/index.ts';
import { isUniqueViolation } from '../../platform/db/index.ts';
import { ApiError, httpErrors, type Actor } from '../../platform/http/index.ts';
import { attachedErrors } from './attached.errors.ts';
import type { MessageRow, Partner, PartnerChange, PartnerGiven } from './attached.schemas.ts';
import type { MessageState } from './attached.tables.ts';
import type { PartnersRepository } from './partners.repository.ts';

export interface PartnersOptions {
  repository: PartnersRepository;
  audit: Audit;
  now: () => number;
}

const refuse = (code: keyof typeof attachedErrors): ApiError => new ApiError(attachedErrors, code);

/** The outside systems that use the floor, their keys, and what was sent to them. */
export class Partners {
  readonly #options: PartnersOptions;

  constructor(options: PartnersOptions) {
    this.#options = options;
  }

  list(): Promise<Partner[]> {
    return this.#options.repository.list();
  }

  async add(given: PartnerGiven, actor: Actor) {
    checkUrl(given);
    const { repository, audit } = this.#options;
    const keys = { key: randomToken(), webhookSecret: randomToken() };
    try {
      await repository.transaction(async (tx) => {
        await repository.add(tx, given, hashToken(keys.key), keys.webhookSecret);
        await audit.append(tx, actor, entry(given.id, { change: 'added', sites: given.sites }));
      });
    } catch (error) {
      throw isUniqueViolation(error) ? refuse('partner.taken') : error;
    }
    return { partner: await this.#known(given.id), ...keys };
  }

  async change(id: string, { version, ...given }: PartnerChange, actor: Actor): Promise<Partner> {
    checkUrl(given);
    const { repository, audit } = this.#options;
    await repository.transaction(async (tx) => {
      const before = await repository.get(id, tx);
      if (!before) throw refuse('partner.unknown');
      if (!(await repository.change(tx, id, given, version))) {
        throw new ApiError(httpErrors, 'record.changed', { current: before });
      }
      const details = { change: 'changed', sites: given.sites, active: given.active };
      await audit.append(tx, actor, entry(id, details));
    });
    return this.#known(id);
  }

  /** A new key and a new secret; the old ones end at once. */
  async newKeys(id: string, actor: Actor) {
    const { repository, audit } = this.#options;
    const keys = { key: randomToken(), webhookSecret: randomToken() };
    await this.#known(id);
    await repository.transaction(async (tx) => {
      await repository.setKeys(tx, id, hashToken(keys.key), keys.webhookSecret);
      await audit.append(tx, actor, entry(id, { change: 'new keys' }));
    });
    return { partner: await this.#known(id), ...keys };
  }

  /** Whose key that is. */
  async verify(key: string): Promise<Actor | undefined> {
    const found = await this.#options.repository.byKey(hashToken(key));
    return found && { kind: 'partner', id: found.id, roles: [], sites: found.sites };
  }

  /** Messages for a partner, oldest first. */
  async messages(id: string, asked: { after?: number; limit: number; state?: MessageState }) {
    const found = await this.#options.repository.messages(id, asked);
    const messages = found.slice(0, asked.limit);
    const next = found.length > asked.limit ? messages.at(-1)?.seq : undefined;
    return { messages, ...(next !== undefined && { next }) } satisfies {
      messages: MessageRow[];
      next?: number;
    };
  }

  /** Sends a message once more, delivered or given up. */
  async sendAgain(id: string, seq: number, actor: Actor): Promise<void> {
    const { repository, audit, now } = this.#options;
    await repository.transaction(async (tx) => {
      if (!(await repository.again(tx, id, seq, new Date(now())))) throw refuse('message.unknown');
      await audit.append(tx, actor, entry(id, { change: 'message sent again', seq }));
    });
  }

  async #known(id: string): Promise<Partner> {
    const partner = await this.#options.repository.get(id);
    if (!partner) throw refuse('partner.unknown');
    return partner;
  }
}

const entry = (id: string, details: Record<string, unknown>) => ({
  action: 'partner.manage',
  record: `partner:${id}`,
  details,
});

function checkUrl({ webhookUrl }: { webhookUrl?: string | undefined }): void {
  if (webhookUrl === undefined) return;
  const isWeb = URL.canParse(webhookUrl) && /^https?:$/.test(new URL(webhookUrl).protocol);
  if (!isWeb)
    throw new ApiError(attachedErrors, 'partner.webhook', { details: { field: 'webhookUrl' } });
}
