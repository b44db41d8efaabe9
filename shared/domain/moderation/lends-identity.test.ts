import { testAccepted, testRefused, testReviewed } from '../../../tests/support/data/task-sentences';

testRefused('lends-identity', [
  '代实名认证，一次50元',
  '出租微信号，日租100',
  '高价收购闲置银行卡',
  '出售你的微信号',
  '出租銀行卡',
  '跑分兼职，日入千元',
  '微信号出租',
  '帮人实名，一单30元',
  '实名代办',
  '回收手机卡',
  '帮忙走流水，日结',
]);

testReviewed('lends-identity', ['跑 分']);

describe('words that only share characters', () => {
  testAccepted([
    '手机跑分测试',
    '跑分店送货',
    '走流水线作业，白班',
    '推广银行卡开户，客户办卡成功一张50元',
    '通过微信出售商品',
    '打印身份证复印件',
    '引导出租车停靠',
    '租用微信小程序',
  ]);
});
