import { testAccepted, testRefused } from '../../../tests/support/data/task-sentences';

describe('a negation that demands, or that belongs to something else', () => {
  testRefused('charges-worker', [
    '不交押金不能上岗',
    '未交押金者，不予录用',
    '不得不先交押金',
    '报名不收费，上岗前交押金',
    '不收服装费，押金200元',
    '无经验也行，先交200元',
    '学历无要求，先交押金',
    '不用担心，押金会退',
    '押金不用担心，月底退',
    '除押金外不收其他费用',
    '押金，不收其他费用',
  ]);
});

describe('promises not to charge', () => {
  testAccepted([
    '不收取任何费用',
    '无需押金',
    '不用交押金',
    '无押金',
    '免押金',
    '0押金入职',
    '不需要缴纳任何押金、保证金、培训费',
    '不收押金、服装费和体检费，包午餐',
    '不收押金，保证金，培训费',
    '不得向报名者收取任何费用',
    '严禁以任何形式向自由职业者收取押金',
    '不会要求您先付款',
    '无需垫付，不用先交钱',
    '无需开通会员即可接单',
    '没有任何押金和手续费',
    '无押金，不得迟到早退',
    '无押金，不能按时到岗的请勿报名',
    '押金：无',
    '押金全免',
    '培训费：0元',
  ]);
});

describe('bans of the trade', () => {
  testAccepted([
    '严禁刷单',
    '严禁刷单、刷好评、赌博等违法行为',
    '拒绝刷单，正规派单',
    '非刷单，线下真实工作',
    '本任务不涉及刷单和垫付',
    '严禁代实名、出租微信号',
  ]);
});

describe('a price or a refusal behind a promise', () => {
  testAccepted(['不收押金200元', '不用交押金，不予录用会说明原因']);
});
