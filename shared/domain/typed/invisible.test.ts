import { invisibleRanges, withoutInvisible } from './invisible';

test('the ranges are those of Unicode, and the marks of interlinear annotation', () => {
  const ranges = new RegExp(`^[${invisibleRanges}]$`, 'u');
  const differing: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    const isMark = code >= 0xfff9 && code <= 0xfffb;
    if (ranges.test(character) !== (isMark || /\p{Default_Ignorable_Code_Point}/u.test(character)))
      differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

test('a text stays, without them', () => {
  expect(withoutInvisible('\u202d138\u200b 0013\u{e0041}\u202c')).toBe('138 0013');
});
