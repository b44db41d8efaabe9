import { cleanContactPhone, contactPhoneFault } from './contact-phone';

test.each([
  [' +86 138-0013-8001', '13800138001'],
  ['１３８００１３８００１', '13800138001'],
  ['\u202d13800138001\u202c', '13800138001'],
  ['0532-8888 6666', '053288886666'],
  ['（010）12345678', '01012345678'],
  ['400-800-1234', '4008001234'],
])('given %j, then it is kept as %s', (typed, kept) => {
  expect(cleanContactPhone(typed)).toBe(kept);
  expect(contactPhoneFault(kept)).toBeUndefined();
});

test.each(['', '12345', '1380013800', '88886666', 'zhao@example.com', '138001380011'])(
  'given %j, then it says what to fill in',
  (typed) => {
    expect(contactPhoneFault(cleanContactPhone(typed))).toBe('请填写 11 位手机号，或带区号的座机号');
  },
);
