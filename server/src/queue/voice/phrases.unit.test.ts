import { describe, expect, it } from 'vitest';
import { callPhrase, doorPhrase, passedPhrase, recallPhrase } from './phrases.ts';

const person = { name: '张小三', masked: '张*三', sex: 'M' as const, vvip: false };
const ultrasound = {
  room: { name: '彩超二室', nameEn: 'Ultrasound Room 2' },
  action: '检查',
  actionEn: 'examination',
};
const blood = {
  room: { name: '3号采血窗口', nameEn: 'Blood Window 3' },
  action: '采血',
  actionEn: 'blood collection',
};

describe('announcements', () => {
  it('a call names ticket, masked name, room and what is done there', () => {
    expect(callPhrase({ ticket: 'A012', person }, ultrasound)).toEqual({
      zh: '请A 零一二号，张某三，到彩超二室检查。',
      en: 'Number A, zero one two, please go to Ultrasound Room 2 for examination.',
    });
  });

  it('says what is done at this station', () => {
    expect(callPhrase({ ticket: 'B105' }, blood)).toEqual({
      zh: '请B 一零五号到三号采血窗口采血。',
      en: 'Number B, one zero five, please go to Blood Window 3 for blood collection.',
    });
  });

  it('with a title and 幺 where a campus wants them', () => {
    const settings = { nameStyle: 'title', oneAs: 'yao' } as const;
    expect(callPhrase({ ticket: 'A011', person }, ultrasound, settings).zh).toBe(
      '请A 零幺幺号，张先生，到彩超二室检查。',
    );
  });

  it('V1 a VVIP is called by the ticket alone', () => {
    const vvip = { ...person, vvip: true };
    for (const { zh, en } of [
      callPhrase({ ticket: 'V003', person: vvip }, ultrasound),
      recallPhrase({ ticket: 'V003', person: vvip }, ultrasound, 2),
      doorPhrase({ ticket: 'V003', person: vvip }, ultrasound.room),
      passedPhrase({ ticket: 'V003', person: vvip }, ultrasound.room),
    ]) {
      expect(zh).not.toMatch(/张|某|三[，号]?$|先生/);
      expect(en).toContain('V, zero zero three');
      expect(zh).toContain('V 零零三号');
    }
  });

  it('C3 a recall says so, and how often', () => {
    const whom = { ticket: 'A012', person };
    expect(recallPhrase(whom, ultrasound, 2)).toEqual({
      zh: '再次呼叫，请A 零一二号，张某三，到彩超二室检查。',
      en: 'Second call. Number A, zero one two, please go to Ultrasound Room 2 for examination.',
    });
    expect(recallPhrase(whom, ultrasound, 3).zh).toMatch(/^第三次呼叫，请A/);
    expect(recallPhrase(whom, ultrasound, 12).zh).toMatch(/^第十二次呼叫/);
    expect(recallPhrase(whom, ultrasound, 3).en).toMatch(/^Repeated call\. Number A/);
  });

  it('P4 sends those who are next to the door', () => {
    expect(doorPhrase({ ticket: 'A013', person }, blood.room)).toEqual({
      zh: '请A 零一三号，张某三，到三号采血窗口门口等候。',
      en: 'Number A, zero one three, please wait at the door of Blood Window 3.',
    });
  });

  it('C5 tells a passed one how to come back', () => {
    expect(passedPhrase({ ticket: 'A013' }, ultrasound.room)).toEqual({
      zh: 'A 零一三号在彩超二室已过号，请重新报到。',
      en: 'Number A, zero one three, you missed your call at Ultrasound Room 2. Please check in again.',
    });
  });
});
