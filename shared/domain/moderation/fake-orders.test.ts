import { testAccepted, testRefused, testReviewed } from '../../../tests/support/data/task-sentences';

testRefused('fake-orders', [
  '在家刷单，日结',
  '帮店铺刷信誉',
  '淘宝刷好评每条5元',
  '做数据返利，一单一结',
  '店铺做数据，刷销量',
  '电商补单，轻松日赚',
  '拍单后返本金和佣金',
  '严禁闲聊，只要刷单熟手',
]);

testReviewed('fake-orders', ['刷.单', '刷 單 兼 职', '刷.dan']);
testRefused('fake-orders', ['刷dan', '刷單兼职']);

describe('words that only share characters', () => {
  testAccepted(['墙面粉刷，单价20元/平方米', '粉刷单价另议', '数据录入，每条0.5元', '擦洗共享单车']);
});
