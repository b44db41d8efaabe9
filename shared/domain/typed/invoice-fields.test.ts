import { cleanEmail, emailFault } from './email';
import { cleanTaxNumber, taxNumberFault } from './tax-number';

test.each(['a@b.cn', 'Fin.Dept+1@mail.example.com', ' ｆａｐｉａｏ＠example.com '])(
  '%s is an address',
  (raw) => {
    expect(emailFault(cleanEmail(raw))).toBeUndefined();
  },
);

test.each(['', 'a@b', '@b.cn', 'a b@', 'a@b..cn', `${'a'.repeat(100)}@b.cn`])('%s is none', (raw) => {
  expect(emailFault(cleanEmail(raw))).toContain('邮箱');
});

test.each(['91310115ma1k00007q', '9131 0115 MA1K 00007Q', '123456789012345', '12345678901234567890'])(
  '%s is the number of a taxpayer',
  (raw) => {
    expect(taxNumberFault(cleanTaxNumber(raw))).toBeUndefined();
  },
);

test.each(['', '1234', '91310115MA1K00007', '9131011-'])('%s is none of a taxpayer', (raw) => {
  expect(taxNumberFault(cleanTaxNumber(raw))).toContain('识别号');
});
