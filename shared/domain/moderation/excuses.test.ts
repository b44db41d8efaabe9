import { testAccepted, testRefused } from '../../../tests/support/data/task-sentences';

describe('selling memberships to customers is a legal task', () => {
  testAccepted([
    '推广商场会员卡',
    '引导顾客办理会员',
    '推广超市App，用户开通会员每个5元',
    '每成功开通会员一个提成5元',
    '会员推广，按量计酬',
    '升级会员系统的页面设计',
    '下午开会员工都要参加',
  ]);
});

describe('what has to come first is demanded', () => {
  testRefused('charges-worker', ['用户开通会员后方可接单', '推荐您开通会员']);
});

describe('a promotion speaks of it right before, and not to the worker', () => {
  testAccepted(['推荐顾客购买会员', `推荐${'𠮷'.repeat(8)}开通会员`, `推荐${'好'.repeat(8)}开通会员`]);
  testRefused('charges-worker', [
    `推荐${'好'.repeat(9)}开通会员`,
    `推荐${'𠮷'.repeat(9)}开通会员`,
    '推广员您开通会员',
    '引导顾客，让您开通会员',
    // Only memberships are promoted.
    '推广需先交押金',
  ]);
});

describe('what has to come first is demanded, near by', () => {
  testRefused('charges-worker', [
    '引导客户开通会员，才能接单',
    `引导客户开通会员${'好'.repeat(8)}才能接单`,
    '押金由公司退还，缴纳后才可以上岗',
  ]);
  testAccepted([`引导客户开通会员${'好'.repeat(9)}才能接单`]);
});

describe('what is banned is no matter of who pays for it', () => {
  testRefused('fake-orders', ['为您刷单', '刷单由公司垫付', '推广刷单']);
});
