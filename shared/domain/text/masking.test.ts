import * as fc from 'fast-check';
import { maskAlipayLogon, maskEmail, maskIp, maskName, maskNickname, maskPhone } from './masking';

const lengthOf = (text: string): number =>
  [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].length;

const revealedBy = (masked: string): number => lengthOf(masked.replaceAll('*', ''));

describe('masks by example', () => {
  test.each([
    ['13812341234', '138****1234'],
    [' 13812341234 ', '138****1234'],
    ['+8613812341234', '+86****1234'],
    ['82345678', '****78'],
    ['2345678', '****78'],
    ['345678', '****'],
    ['1381234123', '****23'],
    ['110', '****'],
    ['', '****'],
  ])('phone %p → %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test.each([
    ['王小林', '*小林'],
    ['张三', '*三'],
    ['欧阳小林', '**小林'],
    ['买买提·艾力', '****艾力'],
    ['王', '*'],
    ['', '*'],
    ['𠮷野家', '*野家'],
    ['张𠮷', '*𠮷'],
    ['John Smith', 'J***'],
    ['Li', 'L***'],
    ['Émile', 'É***'],
    ['J', '*'],
    [' 王 ', '*'],
    ['王John', '***hn'],
  ])('name %p → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each([
    ['abcdef@x.com', 'ab***@x.com'],
    ['abcd@x.com', 'ab***@x.com'],
    ['abc@x.com', 'a***@x.com'],
    ['ab@x.com', 'a***@x.com'],
    ['a@x.com', '***@x.com'],
    ['@x.com', '***@x.com'],
    ['nobody', 'no***'],
    ['abcd', 'ab***'],
    [' abcd@x.com ', 'ab***@x.com'],
    ['', '***'],
  ])('e-mail %p → %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  test('an Alipay login id is masked as what it is', () => {
    expect(maskAlipayLogon('13812341234')).toBe('138****1234');
    expect(maskAlipayLogon('abcdef@x.com')).toBe('ab***@x.com');
  });

  test.each([
    ['小林同学', '小**'],
    ['林', '林**'],
    ['👨‍👩‍👧一家', '👨‍👩‍👧**'],
    ['😀', '😀**'],
    [' 林', '林**'],
    ['', '**'],
  ])('nickname %p → %s', (nickname, masked) => {
    expect(maskNickname(nickname)).toBe(masked);
  });

  test.each([
    ['1.2.3.4', '1.2.*.*'],
    ['::ffff:1.2.3.4', '1.2.*.*'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:*'],
    ['2001:db8::1', '2001:db8:*'],
    ['fe80::1%eth0', 'fe80:0:*'],
    ['::1', '0:0:*'],
    ['unknown', '*'],
    [' 1.2.3.4 ', '1.2.*.*'],
    [' 2001:db8::1 ', '2001:db8:*'],
    ['x1.2.3.4', '*'],
    ['1.2.3.4x', '*'],
    ['x2001:db8::1', '*'],
    ['2001:db8::1 x', '*'],
    ['', '*'],
  ])('address %p → %s', (ip, masked) => {
    expect(maskIp(ip)).toBe(masked);
  });
});

describe('masks by property', () => {
  // Stars in the input would make "already masked" look like a leak.
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('*'));
  const phone = fc.stringMatching(/^1\d{10}$/);
  const bounds: [string, (value: string) => string, number][] = [
    ['maskPhone', maskPhone, 7],
    ['maskName', maskName, 2],
    ['maskNickname', maskNickname, 1],
  ];

  test.each(bounds)('%s never returns the input and reveals a bounded part', (_name, mask, bound) => {
    fc.assert(
      fc.property(fc.oneof(text, phone), (value) => {
        expect(mask(value)).not.toBe(value);
        expect(revealedBy(mask(value))).toBeLessThanOrEqual(bound);
      }),
    );
  });

  test('maskPhone hides the middle of every mobile number', () => {
    fc.assert(
      fc.property(phone, (number) => {
        expect(maskPhone(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
      }),
    );
  });

  test('maskEmail shows at most half of the local part, never more than two characters', () => {
    const local = fc.stringMatching(/^[a-z0-9._]{1,30}$/);
    fc.assert(
      fc.property(local, (name) => {
        const masked = maskEmail(`${name}@mail.example`);
        expect(masked.endsWith('***@mail.example')).toBe(true);
        const shown = masked.slice(0, -'***@mail.example'.length);
        expect(name.startsWith(shown)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(Math.min(2, name.length / 2));
        expect(maskAlipayLogon(`${name}@mail.example`)).toBe(masked);
      }),
    );
  });

  test('maskIp never shows the host', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(maskIp(ip)).toBe(`${ip.split('.').slice(0, 2).join('.')}.*.*`);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        expect(maskIp(ip)).toMatch(/^(?:[\da-f]{1,4}:[\da-f]{1,4}:\*|\d{1,3}\.\d{1,3}\.\*\.\*)$/i);
      }),
    );
  });
});
