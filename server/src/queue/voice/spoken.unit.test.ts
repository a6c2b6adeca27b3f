import { describe, expect, it } from 'vitest';
import { digitByDigit, spokenName, spokenRoom, spokenTicket } from './spoken.ts';

describe('T1 tickets read aloud', () => {
  it.each([
    ['A012', 'A 零一二', 'A, zero one two'],
    ['V003', 'V 零零三', 'V, zero zero three'],
    ['VA107', 'V A 一零七', 'V, A, one zero seven'],
    ['A1000', 'A 一零零零', 'A, one zero zero zero'],
    ['b2345', 'B 二三四五', 'B, two three four five'],
    ['7', '七', 'seven'],
  ])('%s', (ticket, zh, en) => {
    expect(spokenTicket(ticket, 'zh')).toBe(zh);
    expect(spokenTicket(ticket, 'en')).toBe(en);
  });

  it('1 may be spoken as 幺, which nobody takes for 七', () => {
    expect(spokenTicket('A117', 'zh', 'yao')).toBe('A 幺幺七');
    expect(digitByDigit('101', 'zh', 'yao')).toBe('幺零幺');
  });
});

describe('rooms read aloud', () => {
  it.each([
    ['3号诊室', '三号诊室'],
    ['采血 1 号窗', '采血一号窗'],
    ['DR 室', 'D R 室'],
    ['12号诊室', '十二号诊室'],
    ['10号诊室', '十号诊室'],
    ['20诊室', '二十诊室'],
    ['35室', '三十五室'],
    ['301室', '三零一室'],
    ['08室', '零八室'],
    ['彩超二室', '彩超二室'],
    ['CT室', 'C T 室'],
    ['DR2室', 'D R 二室'],
    ['C13呼气室', 'C 十三呼气室'],
  ])('%s → %s', (name, zh) => {
    expect(spokenRoom(name, 'zh')).toBe(zh);
  });

  it('with 幺 among digits, not in a number', () => {
    expect(spokenRoom('101室', 'zh', 'yao')).toBe('幺零幺室');
    expect(spokenRoom('11号诊室', 'zh', 'yao')).toBe('十一号诊室');
  });

  it('in English a long number digit by digit', () => {
    expect(spokenRoom('Ultrasound Room 2', 'en')).toBe('Ultrasound Room 2');
    expect(spokenRoom('Room 301', 'en')).toBe('Room three zero one');
  });
});

describe('names read aloud', () => {
  const person = (name: string, masked: string, sex: 'M' | 'F' = 'F', vvip = false) => ({
    name,
    masked,
    sex,
    vvip,
  });

  it.each([
    ['李四', '李*', '李某', '李女士'],
    ['张小三', '张*三', '张某三', '张女士'],
    ['欧阳小明', '欧**明', '欧某明', '欧阳女士'],
    ['诸葛亮', '诸*亮', '诸某亮', '诸葛女士'],
    ['欧阳', '欧*', '欧某', '欧女士'],
    ['阿依古丽·买买提', '阿****提', '阿某提', '阿某提'],
    ['买买提江', '买**江', '买某江', '买某江'],
    ['𠮷野家', '𠮷*家', '𠮷某家', '𠮷女士'],
  ])('%s as %s: %s or %s', (name, masked, asMasked, asTitle) => {
    expect(spokenName(person(name, masked), 'masked')).toBe(asMasked);
    expect(spokenName(person(name, masked), 'title')).toBe(asTitle);
  });

  it('men are 先生', () => {
    expect(spokenName(person('令狐冲', '令*冲', 'M'), 'title')).toBe('令狐先生');
  });

  it('a name in Latin letters is left out', () => {
    expect(spokenName(person('John Smith', 'J****h'), 'masked')).toBeUndefined();
    expect(spokenName(person('John Smith', 'J****h'), 'title')).toBeUndefined();
  });

  it('V1 a VVIP has no name, whatever the style', () => {
    expect(spokenName(person('张小三', '张*三', 'M', true), 'masked')).toBeUndefined();
    expect(spokenName(person('张小三', '张*三', 'M', true), 'title')).toBeUndefined();
  });
});
