import * as fc from 'fast-check';
import { findForbiddenSentence } from './find-forbidden-sentence';

const refused: [string, string][] = [
  // money before work
  ['charges-worker', '入职需缴纳押金200元'],
  ['charges-worker', '押金300，干满一周退还'],
  ['charges-worker', '每人收取保证金100元'],
  ['charges-worker', '先付定金，再安排工作'],
  ['charges-worker', '需要交培训费'],
  ['charges-worker', '资料费50元，当天退'],
  ['charges-worker', '服装费自理'],
  ['charges-worker', '体检费由本人承担'],
  ['charges-worker', '办证费80元，由我方代办'],
  ['charges-worker', '先交200元'],
  ['charges-worker', '报名交50元占名额'],
  ['charges-worker', '先交¥200再派单'],
  ['charges-worker', '需要先支付一笔费用'],
  ['charges-worker', '需交三十元工本费'],
  ['charges-worker', '先付款后安排岗位'],
  ['charges-worker', '需先转账到平台账户'],
  ['charges-worker', '通过平台缴纳后即可上岗'],
  ['charges-worker', '向公司缴纳押金'],
  ['charges-worker', '商品款由您垫付，完成后返还'],
  ['charges-worker', '需要垫付本金'],
  ['charges-worker', '平台将向您收取20元费用'],
  ['charges-worker', '需自费购买工服'],
  ['charges-worker', '需抵押身份证原件'],
  ['charges-worker', '先交100元给您安排工作'],
  ['charges-worker', '入职押一百块'],
  ['charges-worker', '缴费后派单'],
  ['charges-worker', '报名时付30元'],
  ['charges-worker', '押金由公司保管，离职退还'],
  ['charges-worker', '公司统一收取服装费'],
  // membership
  ['charges-worker', '需开通会员才能接单'],
  ['charges-worker', '会员费每月30元'],
  ['charges-worker', '升级VIP优先派单'],
  ['charges-worker', '用户开通会员后方可接单'],
  ['charges-worker', '推荐您开通会员'],
  // a negation that demands, or that belongs to something else
  ['charges-worker', '不交押金不能上岗'],
  ['charges-worker', '未交押金者，不予录用'],
  ['charges-worker', '不得不先交押金'],
  ['charges-worker', '报名不收费，上岗前交押金'],
  ['charges-worker', '不收服装费，押金200元'],
  ['charges-worker', '无经验也行，先交200元'],
  ['charges-worker', '学历无要求，先交押金'],
  ['charges-worker', '不用担心，押金会退'],
  ['charges-worker', '押金不用担心，月底退'],
  ['charges-worker', '除押金外不收其他费用'],
  ['charges-worker', '押金，不收其他费用'],
  ['charges-worker', '公司承担路费，押金自付'],
  // evasions
  ['charges-worker', '需交押 金两百'],
  ['charges-worker', '需交押.金'],
  ['charges-worker', '需交押，金'],
  ['charges-worker', '需交【押】【金】'],
  ['charges-worker', '需交押\u200b金'],
  ['charges-worker', '保*证*金一百'],
  ['charges-worker', '先 交 ２００ 元'],
  ['charges-worker', '需繳納訂金'],
  ['charges-worker', '培訓費自理'],
  ['charges-worker', '開通會員才能接單'],
  ['charges-worker', '升级ＶＩＰ才能接单'],
  ['charges-worker', '先\n交\n押\n金'],
  ['charges-worker', '押！金！一百'],
  // fake orders
  ['fake-orders', '在家刷单，日结'],
  ['fake-orders', '刷.单'],
  ['fake-orders', '刷 單 兼 职'],
  ['fake-orders', '刷.dan'],
  ['fake-orders', '帮店铺刷信誉'],
  ['fake-orders', '淘宝刷好评每条5元'],
  ['fake-orders', '做数据返利，一单一结'],
  ['fake-orders', '店铺做数据，刷销量'],
  ['fake-orders', '电商补单，轻松日赚'],
  ['fake-orders', '拍单后返本金和佣金'],
  ['fake-orders', '严禁闲聊，只要刷单熟手'],
  // gambling, identity
  ['gambling', '博彩网站推广'],
  ['gambling', '邀请好友参与网赌'],
  ['gambling', '線上賭博客服'],
  ['lends-identity', '代实名认证，一次50元'],
  ['lends-identity', '出租微信号，日租100'],
  ['lends-identity', '高价收购闲置银行卡'],
  ['lends-identity', '出售你的微信号'],
  ['lends-identity', '出租銀行卡'],
  ['lends-identity', '跑分兼职，日入千元'],
  ['lends-identity', '跑 分'],
  ['lends-identity', '微信号出租'],
];

const accepted: string[] = [
  // promises not to charge
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
  '如有人要求您缴纳押金，请立即举报',
  // somebody else pays
  '押金由商家承担',
  '体检费由公司报销',
  '入职体检费用全部由平台承担',
  '公司报销体检费',
  '报销路费',
  '凭票报销服装费',
  '商家垫付路费，次日结清',
  '服务费由平台支付给您',
  '验收后平台支付200元给您',
  '完成后支付200元',
  '服务费200元/天，完工结',
  '平台依法缴纳个税',
  '您将收取服务费200元',
  '提供岗前培训。费用日结',
  '包吃住，免费培训，费用日结',
  '向顾客收取押金并登记',
  '协助业主缴纳物业费',
  '在停车场向车主收取停车费',
  '体检费先由公司垫付',
  '先付100元给您，完工再付200元',
  '发布方先付定金给您',
  '一切费用公司承担，公司缴纳社保',
  // selling memberships to customers is a legal task
  '推广商场会员卡',
  '引导顾客办理会员',
  '推广超市App，用户开通会员每个5元',
  '每成功开通会员一个提成5元',
  '会员推广，按量计酬',
  '升级会员系统的页面设计',
  '下午开会员工都要参加',
  // bans
  '严禁刷单',
  '严禁刷单、刷好评、赌博等违法行为',
  '拒绝刷单，正规派单',
  '非刷单，线下真实工作',
  '刷单勿扰',
  '本任务不涉及刷单和垫付',
  '社区反诈宣传：识别刷单骗局，远离赌博',
  '严禁代实名、出租微信号',
  '谨防刷单诈骗，任何要求垫付的都是骗局',
  // words that only share characters
  '墙面粉刷，单价20元/平方米',
  '粉刷单价另议',
  '核对抵押金额',
  '每日固定金额结算',
  '录入规定金额',
  '手机跑分测试',
  '跑分店送货',
  '交通费每天20元',
  '需要交通便利',
  '每成交200元提成10元',
  '提交2张照片',
  '需要支付宝收款',
  '数据录入，每条0.5元',
  '分拣菠菜、白菜',
  '走流水线作业，白班',
  '核对收银，行李寄存',
  '擦洗共享单车',
  '推广银行卡开户，客户办卡成功一张50元',
  '通过微信出售商品',
];

describe('findForbiddenSentence', () => {
  test.each(refused)('%s: %p is refused', (rule, sentence) => {
    expect(findForbiddenSentence(sentence)).toMatchObject({ rule, sentence: expect.any(String) });
  });

  test.each(accepted.map((text) => [text]))('%p passes', (text) => {
    expect(findForbiddenSentence(text)).toBeUndefined();
  });

  test('answers the sentence as its author wrote it, without its neighbours', () => {
    const text = '周末商场派单员。 入职 需交押．金 200元 ！表现好可长期合作；包午餐\n日结';
    expect(findForbiddenSentence(text)).toEqual({
      rule: 'charges-worker',
      sentence: '入职 需交押．金 200元',
      reason: expect.stringContaining('不得向报名者收取'),
    });
  });

  test('answers the first of several', () => {
    expect(findForbiddenSentence('先看说明。在家刷单。需交押金')?.sentence).toBe('在家刷单');
  });

  test('a promise in one sentence does not excuse the next', () => {
    expect(findForbiddenSentence('不收。押金200元')?.sentence).toBe('押金200元');
    expect(findForbiddenSentence('无需押金。先交保证金。')?.sentence).toBe('先交保证金');
  });

  test('empty and meaningless texts pass', () => {
    for (const text of ['', '。。。', ' \n ', '😀', '1234'])
      expect(findForbiddenSentence(text)).toBeUndefined();
  });

  test('stays fast on long repetitive text', () => {
    // Only that it ends: a pattern that backtracks without bound would run into the test's time limit.
    for (const unit of [
      '不收取任何',
      '需要',
      '不收押金、培训费',
      '不交',
      '开通会员',
      '顾客押金',
      '200元',
      '押,',
    ]) {
      findForbiddenSentence(`${unit.repeat(500)}押金`);
    }
  });
});

describe('findForbiddenSentence by property', () => {
  const innocuous = fc
    .array(
      fc.constantFrom(
        '周末在商场派发传单',
        '无需经验',
        '不收取任何费用',
        '严禁迟到',
        '，',
        '。',
        '！',
        '\n',
        ' ',
        '包午餐',
        '报销路费',
        '推广会员卡',
        '押金由商家承担',
        '😀',
        '日结200元',
        'OK',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('，'));
  const forbiddenSentence = fc.constantFrom(...refused.map(([, sentence]) => sentence));
  const end = fc.constantFrom('。', '！', '？', '；', '\n');

  test('finds a forbidden sentence wherever it stands in a longer text', () => {
    fc.assert(
      fc.property(
        innocuous,
        end,
        forbiddenSentence,
        end,
        innocuous,
        (before, first, sentence, last, after) => {
          const text = `${before}${first}${sentence}${last}${after}`;
          const found = findForbiddenSentence(text);
          expect(found).toBeDefined();
          expect(text).toContain(found?.sentence);
          expect(found?.sentence).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('finds forbidden words with noise between all their characters', () => {
    const noise = fc.constantFrom('', ' ', '.', '·', '*', '-', '、', '\u3000', '\u200b', '😀');
    const words = fc.constantFrom('需交押金', '在家刷单', '出租微信号', '先交保证金', '博彩推广');
    fc.assert(
      fc.property(words, fc.infiniteStream(noise), (sentence, between) => {
        const text = [...sentence].map((character) => character + between.next().value).join('');
        expect(text).toContain(findForbiddenSentence(text)?.sentence ?? 'nothing found');
      }),
    );
  });

  test('never throws, and answers a part of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', '押金', '刷单'),
        (noise, word) => {
          const found = findForbiddenSentence(`${noise}${word}${noise}`);
          if (found) expect(`${noise}${word}${noise}`).toContain(found.sentence);
        },
      ),
    );
  });
});
