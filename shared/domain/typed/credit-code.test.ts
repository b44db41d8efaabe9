import { cleanCreditCode, creditCodeFault, isCreditCodeSound } from './credit-code';

const sound = [
  '91110105MA0000015F',
  '92330106MA2TEXT16L',
  '91310115MA1K00007Q',
  '52440300123456788N',
  '12370000A00000003L',
  '9144030071526726XG',
  '91110000100000008J',
];

test.each(sound)('given the code %s, then it is one', (code) => {
  expect(creditCodeFault(code)).toBeUndefined();
  expect(isCreditCodeSound(code)).toBe(true);
});

test('given a code whose inner check alone is wrong, then it stands, and is a hint', () => {
  expect(creditCodeFault('91110000100000000R')).toBeUndefined();
  expect(isCreditCodeSound('91110000100000000R')).toBe(false);
});

test.each([
  ['with an S', '92330106MA2TEST12F', '没有“S”'],
  ['with an O for a 0', '9111O105MA0000015F', '没有“O”'],
  ['with another check character', '91110105MA0000015E', '逐位核对'],
  ['with two neighbours swapped', '91110150MA0000015F', '逐位核对'],
  ['of fifteen digits', '110105000001234', '18 位'],
  ['with nothing', '', '18 位'],
])('given a code %s, then it says so', (_what, code, why) => {
  expect(creditCodeFault(code)).toContain(why);
});

test('given a code with one place changed to any other, then it is never one', () => {
  for (const code of sound)
    for (let at = 0; at < 18; at += 1)
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        if (changed !== code) expect([changed, creditCodeFault(changed)]).not.toEqual([changed, undefined]);
      }
});

test('when it is typed in groups, in full width or in lower case, then it is what was meant', () => {
  expect(cleanCreditCode(' 91110105-ma00 0001\u200b5ｆ ')).toBe('91110105MA0000015F');
});
