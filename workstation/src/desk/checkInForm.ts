import type { PregnancyAnswer } from '@daozhen/protocol';
import type { NewVisit, Sex } from '../api/types.ts';
import { isBirthDate, readIdNumber } from '../people/idNumber.ts';

/** What is typed and chosen, as it stands in the form. */
export const emptyForm = {
  name: '',
  idNumber: '',
  sex: '' as Sex | '',
  birthDate: '',
  phone: '',
  class: 'normal',
  packageId: '',
  vvip: false,
  pregnancy: undefined as PregnancyAnswer | undefined,
  language: '' as 'en' | 'yue' | '',
};
export type CheckInForm = typeof emptyForm;

/** What can be wrong by itself, in the order of the form. */
export const fields = ['name', 'idNumber', 'sex', 'birthDate', 'phone', 'packageId'] as const;
export type Field = (typeof fields)[number];

/**
 * What is wrong with a field, before anything is sent.
 * @param today as `YYYY-MM-DD`
 * @returns a code of the message catalogue
 */
export function flawOf(form: CheckInForm, field: Field, today: string): string | undefined {
  const value = form[field].trim();
  if (field === 'phone') return value === '' || /^1[3-9]\d{9}$/.test(value) ? undefined : 'phone';
  if (field === 'idNumber') {
    const read = value === '' ? undefined : readIdNumber(value, today);
    return read?.ok === false ? `id-${read.problem}` : undefined;
  }
  if (value === '') return 'required';
  if (field === 'birthDate') return isBirthDate(value, today) ? undefined : 'birth-date';
  return undefined;
}

/** The person of a form without flaws; what was left empty is left out. */
export function examineeOf(form: CheckInForm): NewVisit['examinee'] {
  const { name, sex, birthDate, vvip, language, pregnancy } = form;
  const idNumber = form.idNumber.replaceAll(/\s/g, '').toUpperCase();
  const phone = form.phone.trim();
  return {
    name: name.trim(),
    sex: sex === 'F' ? 'F' : 'M',
    birthDate,
    ...(idNumber === '' ? {} : { idNumber }),
    ...(phone === '' ? {} : { phone }),
    ...(vvip ? { vvip } : {}),
    ...(language === '' ? {} : { language }),
    ...(pregnancy !== undefined && sex === 'F' ? { pregnancy } : {}),
  };
}
