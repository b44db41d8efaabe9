import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { cleanLegalName, legalNameFault } from './legal-name';

const faultOf = (raw: string) => legalNameFault(cleanLegalName(raw));

test.each([
  ['王𠮷', '王𠮷'],
  ['李𬎆', '李𬎆'],
  ['林〇', '林〇'],
  ['买买提‧吐尔逊', '买买提·吐尔逊'],
  ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
  ['古丽 ・ 买买提', '古丽·买买提'],
  ['古丽．买买提', '古丽·买买提'],
  ['张 三', '张三'],
  ['张\u3000三', '张三'],
  [' 欧阳若溪 ', '欧阳若溪'],
  ['张\u200b三\u202c', '张三'],
  ['葛\u{e0100}明', '葛明'],
  ['⼀凡', '一凡'],
  ['Anne O’Neil', "Anne O'Neil"],
  ['Li Na', 'Li Na'],
  ['Li\u00a0\tNa', 'Li Na'],
  ['José García', 'José García'],
  ['Jose\u0301 Garci\u0301a', 'José García'],
  ['Ａｎｎａ  Smith', 'Anna Smith'],
  ['Jean–Luc', 'Jean-Luc'],
  ['Nguyễn Văn An', 'Nguyễn Văn An'],
])('%j is a name, kept as %j', (raw, kept) => {
  expect(cleanLegalName(raw)).toBe(kept);
  expect(legalNameFault(kept)).toBeUndefined();
});

const between = '间隔号、撇号和连字符只能写在两个字之间';
test.each([
  ['', '请填写真实姓名'],
  [' \u200b ', '请填写真实姓名'],
  ['··', between],
  ['·王·', between],
  ['张··三', between],
  ['张··', between],
  ["O'", between],
  ["O'' Neil", between],
  ['林', '请填写完整的姓名，至少两个字'],
  ['A', '请填写完整的姓名，至少两个字'],
  ['王John', '姓名请全部用汉字，或全部用字母，与证件一致'],
  ['张'.repeat(26), '姓名最多 25 个字'],
  ['x'.repeat(51), '姓名最多 50 个字'],
])('%j is none: %s', (raw, fault) => expect(faultOf(raw)).toBe(fault));

test.each([
  ['々々', '“々”（U+3005）'],
  ['⺀⺁', '“⺀”（U+2E80）'],
  ['〡〢', '“〡”（U+3021）'],
  ['林晓彤1', '“1”'],
  ['林😀彤', '“😀”（U+1F600）'],
  ['王\ue815', ' U+E815 '],
  ['王\u{f0000}', ' U+F0000 '],
  ['王\ud842', ' U+D842 '],
  ['王\u0007', ' U+0007 '],
  ['王\ufffd', '“\ufffd”（U+FFFD）'],
  ['王\u{2fffd}', '“\u{2fffd}”（U+2FFFD）'],
])('%j is none: it names %s', (raw, named) => expect(faultOf(raw)).toContain(`姓名中的${named}不是姓名用字`));

test('every ideograph that the engine knows is a character of names', () => {
  const unknown: string[] = [];
  for (let code = 0x3400; code <= 0x3ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (/\p{Unified_Ideograph}/u.test(character) && faultOf(`王${character}`))
      unknown.push(code.toString(16));
  }
  expect(unknown).toEqual([]);
});

test('cleaned twice is cleaned once, and a letter is never dropped', () => {
  const odd = fc
    .array(fc.constantFrom(..."王𠮷〇々aé\u0301 ·•.．’'´-–\u200b\u3000\ue000１"), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(odd, (raw) => {
      const once = cleanLegalName(raw);
      expect(cleanLegalName(once)).toBe(once);
      const letters = (text: string) => text.normalize('NFKC').match(/[王𠮷〇々aA1\ue000]/gu) ?? [];
      expect(letters(once)).toEqual(letters(raw.replaceAll('\u200b', '')));
    }),
    { numRuns: propertyRuns(100, 5_000) },
  );
});
