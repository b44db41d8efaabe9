import { birthDateIn, cleanIdentityNumber, identityNumberFault } from './identity-number';

const numbers = [
  '11010519491231002X',
  '310101199801011232',
  '110101199003070011',
  '110101200801010000',
  '110101201006300011',
  '110101201007010016',
];

test.each(numbers)('given the number %s, then it is one', (number) => {
  expect(identityNumberFault(number)).toBeUndefined();
});

test.each([
  ['another check character', '310101199801011234'],
  ['a birth date of 1880', '440524188001010014'],
  ['a birth date that is none', '110101199002300019'],
  ['a province that is none', '990101199003070011'],
  ['a letter within', '1101011990030700A1'],
])('given a number with %s, then it is none', (_what, number) => {
  expect(identityNumberFault(number)).toContain('核对');
});

test.each(['110101900307001', '', '1101011990030700110'])('given %p, then it wants 18 places', (number) => {
  expect(identityNumberFault(number)).toContain('18 位');
});

test('given a number with one digit changed to any other, then it is never one', () => {
  for (const number of numbers)
    for (let at = 0; at < 17; at += 1)
      for (const other of '0123456789') {
        const changed = number.slice(0, at) + other + number.slice(at + 1);
        if (changed !== number)
          expect([changed, identityNumberFault(changed)]).not.toEqual([changed, undefined]);
      }
});

test('when it is typed in full width, with blanks or a small x, then it is what was meant', () => {
  expect(cleanIdentityNumber(' 110105 19491231 002ｘ\u200b')).toBe('11010519491231002X');
  expect(birthDateIn('11010519491231002X')).toBe('1949-12-31');
});
