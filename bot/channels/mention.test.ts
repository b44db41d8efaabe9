import { withoutNames } from './mention';

const names = ['接单小助手', '小助手'];

test.each([
  ['@接单小助手 台东附近明天有什么日结', '台东附近明天有什么日结'],
  ['@接单小助手\u2005台东附近明天有什么日结', '台东附近明天有什么日结'],
  ['＠接单小助手台东附近明天有什么日结', '台东附近明天有什么日结'],
  ['台东附近明天有什么日结@接单小助手', '台东附近明天有什么日结'],
  ['@小王\u2005@接单小助手\u2005 有活吗', '@小王 有活吗'],
  ['@小助手\u2005有活吗', '有活吗'],
  ['接单小助手，台东有活吗', '台东有活吗'],
  ['小助手 在吗', '在吗'],
  ['接单小助手', ''],
])('given %j, then it is said to the bot: %j', (text, said) => {
  const { isAddressed, text: rest } = withoutNames(text, names);
  expect([isAddressed, rest.replace(/\s+/g, ' ').trim()]).toEqual([true, said]);
});

test.each([
  '台东附近明天有什么日结',
  '@小王\u2005有活吗',
  '@接单小助手二号\u2005有活吗',
  '接单小助手真好用',
  '我问过接单小助手，没有',
  '发邮件到 a@b.com',
  '@',
  '',
])('given %j, then it is said to others, and stays as it is', (text) => {
  expect(withoutNames(text, names)).toEqual({ isAddressed: false, text });
});
