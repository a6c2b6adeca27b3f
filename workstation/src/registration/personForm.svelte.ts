import type { PregnancyAnswer } from '@daozhen/protocol';
import { readIdNumber } from '../people/idNumber.ts';
import type { IdType, PersonShown } from '../people/types.ts';
import type { Registration } from './types.ts';

export type PersonField =
  'name' | 'idNumber' | 'sex' | 'birthDate' | 'phone' | 'address' | 'plates';

/** What is said at each visit anew. */
export interface SaidToday {
  conditions: readonly string[];
  language: string;
  pregnancy: PregnancyAnswer | undefined;
}

const empty = {
  name: '',
  idType: 'id-card' as IdType,
  idNumber: '',
  sex: '' as 'M' | 'F' | '',
  birthDate: '',
  phone: '',
  address: '',
  vvip: false,
};

/** Who is being registered: a record found, or somebody typed in. */
export class PersonForm {
  readonly typed = $state({ ...empty });
  #chosen = $state.raw<PersonShown>();
  #typing = $state(false);
  #said = $state.raw<Partial<Record<PersonField, string>>>({});
  readonly #today: () => string;

  constructor(today: () => string) {
    this.#today = today;
  }

  get chosen(): PersonShown | undefined {
    return this.#chosen;
  }

  /** Whether somebody new is being typed in. */
  get typing(): boolean {
    return this.#typing;
  }

  get sex(): 'M' | 'F' | undefined {
    return this.#chosen?.sex ?? (this.typed.sex === '' ? undefined : this.typed.sex);
  }

  get name(): string {
    return this.#chosen?.name ?? this.typed.name.trim();
  }

  /** Whether enough is known to ask for a price. */
  get complete(): boolean {
    if (this.#chosen) return true;
    const { name, sex, birthDate } = this.typed;
    return this.#typing && name.trim() !== '' && sex !== '' && birthDate !== '';
  }

  problem(field: PersonField): string | undefined {
    return this.#said[field];
  }

  /** What the server says about a field. */
  complain(field: PersonField, text: string): void {
    this.#said = { ...this.#said, [field]: text };
  }

  edited(field: PersonField): void {
    const { [field]: _, ...rest } = this.#said;
    this.#said = rest;
    if (field === 'idNumber') this.#readIdNumber();
  }

  choose(person: PersonShown): void {
    this.reset();
    this.#chosen = person;
  }

  /** Starts to type somebody in, with what was searched for as far as it says who he is. */
  begin(searched: string): void {
    this.reset();
    this.#typing = true;
    const text = searched.trim();
    if (/^\d{15}$|^\d{17}[\dXx]$/.test(text)) {
      this.typed.idNumber = text.toUpperCase();
      this.#readIdNumber();
    } else if (/^1[3-9]\d{9}$/.test(text)) this.typed.phone = text;
    else if (/^\p{Script=Han}[\p{Script=Han}·]*$/u.test(text)) this.typed.name = text;
  }

  reset(): void {
    Object.assign(this.typed, empty);
    this.#chosen = undefined;
    this.#typing = false;
    this.#said = {};
  }

  /** As the server takes it. */
  body({ conditions, language, pregnancy }: SaidToday): Registration['examinee'] {
    const today = {
      ...(conditions.length > 0 ? { conditions: conditions as never } : {}),
      ...(pregnancy !== undefined && this.sex === 'F' ? { pregnancy } : {}),
      ...(language === '' ? {} : { language: language as 'en' | 'yue' }),
    };
    if (this.#chosen) return { person: this.#chosen.id, ...today };
    const { name, idType, idNumber, sex, birthDate, phone, address, vvip } = this.typed;
    const number = idNumber.replaceAll(/\s/g, '').toUpperCase();
    return {
      name: name.trim(),
      sex: sex === 'F' ? 'F' : 'M',
      birthDate,
      ...(number === '' ? {} : { idType, idNumber: number }),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      ...(address.trim() === '' ? {} : { address: address.trim() }),
      ...(vvip ? { vvip } : {}),
      ...today,
    };
  }

  #readIdNumber(): void {
    if (this.typed.idType !== 'id-card') return;
    const read = readIdNumber(this.typed.idNumber, this.#today());
    if (!read.ok) return;
    this.typed.birthDate = read.birthDate;
    this.typed.sex = read.sex;
  }
}
