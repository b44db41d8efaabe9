import { testAccepted, testRefused } from '../../../tests/support/data/task-sentences';

testRefused('gambling', [
  '博彩网站推广',
  '邀请好友参与网赌',
  '線上賭博客服',
  '赌场荷官，包食宿',
  '帮人下注',
  '六合彩写手',
  '百家乐代理',
]);

describe('a theme', () => {
  testAccepted(['赌场主题派对布置']);
});
