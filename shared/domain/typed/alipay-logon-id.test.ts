import { alipayLogonIdFault, cleanAlipayLogonId } from './alipay-logon-id';

test.each([
  ['13800138001', '13800138001'],
  ['\u202d138 0013 8001\u202c', '13800138001'],
  ['+86 138-0013-8001', '13800138001'],
  ['＋８６ 138–0013–8001', '13800138001'],
  ['0086(138)00138001', '13800138001'],
  ['8613800138001', '13800138001'],
  ['１３８００１３８００１', '13800138001'],
  [' LIN.Xiaotong@Example.COM ', 'lin.xiaotong@example.com'],
  ['ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'lin@example.com'],
  ['lin @ example。com', 'lin@example.com'],
  ['lin\u200b@example.com', 'lin@example.com'],
])('%j is an account, kept as %s', (raw, kept) => {
  expect(cleanAlipayLogonId(raw)).toBe(kept);
  expect(cleanAlipayLogonId(kept)).toBe(kept);
  expect(alipayLogonIdFault(kept)).toBeUndefined();
});

const neither = '支付宝账号须是 11 位手机号或邮箱地址，请核对';
test.each([
  ['', '请填写手机号或邮箱'],
  [' \u200b', '请填写手机号或邮箱'],
  ...[
    ...['12345', '1381234123', '138123412345', '23812341234', '+8523812341234', '+86', '86 12345'],
    ...['lin@', '@b.cn', 'lin', 'lin@b', 'a@b@c.cn', '.lin@b.cn', 'lin..a@b.cn', 'lin@-b.cn', '林@b.cn'],
    `${'x'.repeat(100)}@b.cn`,
  ].map((raw) => [raw, neither]),
])('%j is none: %s', (raw = '', fault) => expect(alipayLogonIdFault(cleanAlipayLogonId(raw))).toBe(fault));
