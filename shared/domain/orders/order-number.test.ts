import { checkDigitOf, isOrderNumber, orderNumberOf } from './order-number';

test('the check digit is that of the standard’s example', () => {
  // ISO/IEC 7064, MOD 11,10.
  expect(checkDigitOf('0794')).toBe('5');
});

test('a number is the same for the same id, and has twelve digits and one to check them', () => {
  const number = orderNumberOf('7Bz0000000000Qx9');
  expect(number).toMatch(/^\d{13}$/);
  expect(orderNumberOf('7Bz0000000000Qx9')).toBe(number);
  expect(orderNumberOf('7Bz0000000000Qx8')).not.toBe(number);
  expect(orderNumberOf('0000000000000001')).toBe(`000000000001${checkDigitOf('000000000001')}`);
  expect(isOrderNumber(number)).toBe(true);
});

test('every single wrong digit is noticed', () => {
  const number = orderNumberOf('q4Xc82LmZp01TuRa');
  for (const [at, digit] of [...number].entries()) {
    for (let other = 0; other < 10; other += 1) {
      const typed = number.slice(0, at) + other + number.slice(at + 1);
      expect(isOrderNumber(typed)).toBe(String(other) === digit);
    }
  }
});

test('what is no number of an order', () => {
  for (const text of ['', '123', '12345678901234', 'abcdefghijklm', '１２３４５６７８９０１２３'])
    expect(isOrderNumber(text)).toBe(false);
});
