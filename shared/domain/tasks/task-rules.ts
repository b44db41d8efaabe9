/**
 * The platform's own content rules for tasks, checked before any outside moderation: nobody pays to work
 * (WeChat operating rules 5.11.5; compare Labour Contract Law art. 9), no fake orders, no gambling, no
 * lending of one's identity. Forbidden words are looked for in a folded text, so that neither spaces nor
 * full-width or traditional characters hide them; what surrounds a word then tells a demand from a promise
 * not to demand.
 */

type TaskRule = 'charges-worker' | 'fake-orders' | 'gambling' | 'lends-identity';

interface ForbiddenSentence {
  readonly rule: TaskRule;
  /** The sentence as written, to be shown to its author. */
  readonly sentence: string;
  readonly reason: string;
}

const reasons: Readonly<Record<TaskRule, string>> = {
  'charges-worker': '任务不得向报名者收取押金、保证金、培训费、会员费等任何费用，也不得要求先付款或垫付',
  'fake-orders': '不得发布刷单、刷信誉、刷好评、刷数据等虚假交易任务',
  gambling: '不得发布与赌博、博彩有关的任务',
  'lends-identity': '不得发布代实名、租售微信号或银行卡、跑分等出借身份和账户的任务',
};

// ---- Folding: what the eye reads as the same becomes the same ----

const traditional =
  '單单費费會会員员訂订證证墊垫繳缴納纳訓训資资體体檢检辦办賭赌銀银號号賬账帳账戶户實实譽誉評评數数據据買买賣卖須须錢钱' +
  '轉转匯汇擔担無无嚴严絕绝報报銷销業业務务級级開开閒闲閑闲購购個个為为給给還还後后領领應应該该顧顾導导廣广薦荐請请們们發发' +
  '佈布負负責责產产電电話话職职價价現现傭佣塊块萬万兩两幾几圓圆將将統统額额補补貼贴從从對对並并搶抢單单師师樂乐騙骗';
const simplified = new Map(
  (traditional.match(/../gu) ?? []).map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

interface Folded {
  /** Lower-case letters and digits; between them `,` and `:` for pauses and `;` for the end of a sentence. */
  readonly text: string;
  /** For each UTF-16 unit of `text` the index in the original it came from. */
  readonly origins: readonly number[];
}

const sentenceEnd = /[。！？；!?;\n\r]/;

function separatorFor(character: string): string {
  if (sentenceEnd.test(character)) return ';';
  if (/[,，﹐]/.test(character)) return ',';
  // Everything else between words (dots, spaces, 、, dashes, emoji, zero-width) is as good as nothing.
  return /[:：]/.test(character) ? ':' : '';
}

function fold(original: string): Folded {
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of original) {
    const letters = character
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    const folded = letters === '' ? separatorFor(character) : (simplified.get(letters) ?? letters);
    // One separator is enough, and the end of a sentence outweighs a pause.
    const follows = letters === '' && /[,:;]$/.test(text);
    if (follows && folded === ';') text = `${text.slice(0, -1)};`;
    if (!follows) {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) origins.push(at);
    }
    at += character.length;
  }
  return { text, origins };
}

// ---- Vocabulary ----

// A word counts when its characters touch, or when every gap holds a separator (押，金): `培训，费用` is no 培训费.
const word = (characters: string): string => `(?:${characters}|${[...characters].join('[,:;]')})`;
const anyOf = (...words: readonly string[]): string => `(?:${words.map(word).join('|')})`;

const amount = '(?:[0-9]+|[一二两三四五六七八九十百千万几半]+)多?(?:元|块(?!砖)|圆|rmb|人民币)';
const payer =
  '(?:商家|商户|平台|公司|我方|我司|我们|发布方|雇主|主办方|企业|甲方|店家|店铺|店里|单位|门店|厂家|工厂|品牌方|项目方)';
const customer =
  '(?:顾客|客户|消费者|客人|租客|业主|居民|车主|住户|市民|村民|家长|房客|购房者|游客|老人|旅客|乘客|患者)';
const worker = '(?:您|你|自由职业者|兼职者?|兼职人员|报名者|报名人|参与者|参加者|完成者|工人|员工|学员)';
const fee =
  '(?:培训|资料|服装|工装|工服|工牌|体检|办证|报名|中介|介绍|工本|入职|建档|手续|制卡|材料|会员|入会|激活|解冻|认证|' +
  '加盟|代理|管理|信息|上岗|面试|vip)费';
const deposit = anyOf('押金', '保证金', '定金', '订金');
const fakeOrder = `(?:${word('刷单')}|补单|刷(?:信誉|好评|评|销量|流量|流水|数据|量|粉丝))`;
const membership =
  '(?:开通|办理|购买|升级|充值?|加入|成为|开|买|办)(?:为|成|平台|高级|正式|黄金|钻石|年度?|月度?|终身|付费){0,3}(?:会员|vip)';
const must = '(?:先|需要?|必?须|提前|预先|自行|自费|自己|要)';
const then = `(?:先|要|另|再|自行|自己|提前|一次性|额外|[向给往]${payer}|[向给往]我)*`;
const start = '(?:接单|抢单|派单|上岗|录用|报名|参加|安排|结算|提现|开工|工作|入职|领取|接任务|做任务)';
const account = '(?:微信账?号|银行卡|支付宝账[号户]|qq账?号|手机卡|电话卡|对公账户|身份证(?!复印件))';

/** How a rule's words may be excused: `charge` by who pays, `promotion` by selling it to customers, too. */
type Excuses = 'charge' | 'promotion' | 'ban';

interface Forbidden {
  readonly rule: TaskRule;
  readonly excuses: Excuses;
  readonly pattern: RegExp;
}

const forbids = (rule: TaskRule, excuses: Excuses, ...patterns: readonly string[]): Forbidden[] =>
  patterns.map((pattern) => ({ rule, excuses, pattern: new RegExp(pattern, 'gu') }));

// The look-arounds keep apart what only shares characters: 抵押金额, 规定金额, 粉刷单价, 手机跑分, 开会员工.
const forbidden: readonly Forbidden[] = [
  ...forbids(
    'charges-worker',
    'charge',
    `(?<![抵质典羁])${word('押金')}(?!额)`,
    `${word('保证金')}(?![额属])`,
    `(?<![规固指约确设限稳])${word('定金')}(?![额融])|${word('订金')}`,
    `${word('会员费')}|${word('培训费')}|${fee}`,
    anyOf('垫付', '垫资', '垫钱'),
    '缴纳(?!个人所得税|个税|税|社保|社会保险|五险|公积金)',
    `${must}${then}(?:交纳|交费|交钱|缴费|付款|付费|付钱|打款|汇款|转账|充值|转钱)`,
    `${must}${then}(?:交|缴|(?<!支)付|支付|转|存|充|押)[给到]?${payer}?(?:${amount}|[0-9]+(?=$|[,:;后再才即]))`,
    `${must}${then}(?:交(?![通付接叉流谈互班货易际])|缴|(?<!支)付(?![宝款费钱])|支付(?!宝))[^,:;]{0,6}?` +
      '(?:费(?![时劲力心])|钱)',
    `(?:(?<![成提外社公地移转性])交|(?<![抵质])押|缴)${amount}`,
    `(?:扫码|报名|[入进]群|入职|上岗|面试)[时前]?[要需先]?支?付${amount}`,
    `(?:[交缴付]费|付款|交钱)(?:后|才|再|即)[才方再]?可?以?${start}`,
    '收取[^,:;]{0,8}?(?:费|元|块)|(?:报名|入职|上岗)收费',
    '(?:需要?|必?须|自费|自掏腰包)(?:先|自行|自费|自己)*(?:购买|买)[^,:;]{0,4}' +
      '(?:产品|课程|工装|工服|服装|资料|套餐|教材|装备)',
    '(?:抵押|扣押|扣留|押)身份证',
  ),
  ...forbids('charges-worker', 'promotion', `${membership}(?![工活日大系体管中页模功小服])`),
  ...forbids(
    'fake-orders',
    'ban',
    `(?<![印粉涂洗冲])${word('刷单')}(?![位层车]|价[0-9一二三四五六七八九十百])`,
    '(?<![印粉涂洗冲])刷(?:信誉|好评|评|销量|流量|流水(?!线)|数据|量|点?赞|粉丝|人气)|刷dan|shua(?:单|dan)',
    '(?:淘宝|电商|网店|拼多多)补单|补单(?:任务|员|兼职)',
    '数据返(?:利|现|佣)|好评返现|(?:下单|拍单|拍下)[^,:;]{0,4}返(?:现|本|利|佣)|返本金|返本佣',
  ),
  ...forbids('gambling', 'ban', anyOf('博彩', '赌博', '网赌', '六合彩', '百家乐'), '赌场(?!主题)|下注'),
  ...forbids(
    'lends-identity',
    'ban',
    '代实名|代人?实名|帮人?实名|实名代(?:办|认证)',
    `(?:出租|出售|出借|租用|租借|租|买卖|收购|回收|收|借用|卖)(?:[你您]的|个人|本人|闲置|自己的|他人的?)*${account}`,
    `${account}(?:出租|出售|出借|租用|租借|收购|回收)|(?<!出)租用?微信(?!小程序|公众|号)`,
    `(?<![机能脑])${word('跑分')}(?![店公拣部销钟测])|[走过]流水(?!线)|洗钱`,
  ),
];

// ---- Excuses: what makes the same words harmless ----

// Any forbidden word as it may stand in a list after one negation: 不收押金、服装费和培训费.
const listed = `(?:${deposit}|${fee}|${fakeOrder}|${anyOf('垫付', '博彩', '赌博', '网赌', '跑分', '代实名')}|缴纳|费用?)`;
const filler =
  `(?:收取|收|交纳|缴交|缴|交|支付|付|预付|需要|需|要|提供|提前|事先|先行?|任何|一切|所有|各种|各类|其[他它]|额外|形式的?|名义的?|` +
  `的|以|向|对|让|从|${worker}|大家|个人|参与|从事|涉及|发布|进行|组织|存在|有|含|做|搞|变相|等|和|或者?|及|以及|与|${amount})`;
const negation =
  '(?:不需要?|不用|不必|不收取?|(?:不得|不会|不准|不许|不可|禁止|严禁|绝不|从不)(?:要求)?|不能|不|无需|无须|毋需|无|没有|没|' +
  '(?<![难不未])免|(?<![0-9])[0零]元?|未|(?<!除)非|勿|杜绝|拒绝|谢绝|抵制|打击|举报|防范|警惕|谨防|远离|反|识别|(?<![特区级个分])别)';
const negated = new RegExp(
  `(?<!不得|不能|不可|不会|不是|并非|无不)${negation}${filler}{0,8}(?:${listed},?${filler}{0,4}){0,10}$`,
  'u',
);
// 不交押金不能上岗: a condition, and so a demand. 不用 and 不收 make no condition.
const bareNegation = new RegExp(
  `(?:不|未|没有?|无|非)(?:交纳?|缴纳?|付|支付|开通|购买|办理)?(?:${listed}|${filler}){0,4}$`,
  'u',
);
const elseNothing = new RegExp(
  `^(?:的|者|就|则|将|一律|,)*(?:不能|不可以?|不得|不予|无法|不给|没法|不派|不安排|不录|概不)[^,:;]{0,2}(?:${start}|用|单)`,
  'u',
);
const onlyThen = new RegExp(`^[^;]{0,8}(?:才[能可]|方[能可])以?[^,:;]{0,4}${start}`, 'u');

const bears = '(?:先行|统一|全额|全部|来|负责|代为|为[您你])*(?:承担|支付|报销|负责|垫付|缴纳|补贴|买单|出)';
const settledAfter = new RegExp(
  `^用?:?(?:均|都|先|全部|全额|一律|统一|可以?|凭票|等)*(?:由?(?:${payer}|${customer})${bears}|实报实销|报销|全免|免(?=$|[,;收交])|` +
    '不收取?(?!其[他它]|别的|额外)|(?:不用|不需要?|无需|无须)(?!担心|怕|其[他它])|没有(?=$|[,;])|无(?=$|[,;])|[0零]元?(?=$|[,;]))',
  'u',
);
const paidByOthers = new RegExp(
  `(?:(?:^|[,:]|由|费用?|金|款|钱|成本)${payer}(?:先行|先|统一|全额|全部|代为|负责|均|都|会|将|依法|再|需要?|为[您你]|给[您你]|` +
    `承担|报销|支付|补贴|${listed})*|(?<![不无没未])(?:报销|补贴|补助)(?:${listed}|${filler})*|(?<![钱面红])包)$`,
  'u',
);
const fromCustomers = new RegExp(
  `(?:[向为帮替]|协助|帮助|引导|指导|提醒|邀请|推荐|代)(?:${customer}|用户)(?!.*${worker})[^,:;]{0,8}$|` +
    `(?<!向)${customer}(?:办理|自愿|自行|现场|成功|首次|扫码|在线|线上|的|们|需要?|要|先|收取|退还|支付|交|付)*$`,
  'u',
);
const collectsOrEarns = new RegExp(
  `(?:(?<![向对从跟找])${worker}(?:均|都)?(?:可|将|会|即|能)[^,:;]{0,6}|账户|[向从]${payer}|协助|帮忙|代|代为)$`,
  'u',
);
// 先付100元给您 pays the worker; 先交100元给您安排工作 does not.
const reachesWorker = new RegExp(`(?:[给到至]${worker}(?=$|[,:;的作账])|[向为]${worker}支付)`, 'u');
const promoted = new RegExp(
  `(?:推广|推销|促成|引导|邀请|推荐|宣传|介绍|协助|帮助|指导|每|成功|用户)(?!.*${worker})[^,:;]{0,8}$`,
  'u',
);
const warnedBefore = /(?:如|若|凡|遇|发现|有人)[^;]*$/u;
const warnedAfter = /^[^;]{0,16}(?<![被会])(?:举报|投诉|报警)/u;
const bannedAfter =
  /^(?:者|的|人员|行为|等|都|均|是|属于)*(?:勿扰|勿入|勿进|免谈|绕行|骗局|诈骗|陷阱|违法|违规|封号|拉黑)/u;

const priced = new RegExp(`^:?(?:每人)?${amount}`, 'u');

/** Excuses stand close by; a bound keeps long texts from costing more than their length. */
const nearby = 60;

interface Found {
  readonly words: string;
  /** What its sentence says on either side, as far as `nearby` reaches. */
  readonly before: string;
  readonly after: string;
}

function isNegated({ before, after }: Found): boolean {
  const match = negated.exec(before);
  if (!match || (bareNegation.test(before) && elseNothing.test(after))) return false;
  // 不收服装费，押金200元: what has a price is not part of a list that goes on over a pause.
  return !(match[0].includes(',') && priced.test(after));
}

function isExcused(found: Found, excuses: Excuses): boolean {
  const { words, before, after } = found;
  if (isNegated(found) || bannedAfter.test(after)) return true;
  if (warnedBefore.test(before) && warnedAfter.test(after)) return true;
  if (excuses === 'ban' || onlyThen.test(after)) return false;
  if (excuses === 'promotion' && promoted.test(before)) return true;
  if (settledAfter.test(after) || paidByOthers.test(before) || fromCustomers.test(before)) return true;
  // 收取 turns the direction round: taken from others for the publisher, or earned, not paid by the worker.
  if (words.startsWith('收取')) return collectsOrEarns.test(before);
  return /[向给为][您你]$/u.test(before) || reachesWorker.test(`${words}${after.slice(0, 8)}`);
}

/**
 * The first sentence of a task that breaks a rule, with the rule and a reason in Chinese; undefined when
 * none does. Sentences end at 。！？； or a line break.
 */
export function findForbiddenSentence(original: string): ForbiddenSentence | undefined {
  const { text, origins } = fold(original);
  let first: { readonly from: number; readonly to: number; readonly rule: TaskRule } | undefined;
  for (const { rule, excuses, pattern } of forbidden) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const from = text.lastIndexOf(';', index) + 1;
      const wordsEnd = index + words.length;
      const end = text.indexOf(';', wordsEnd);
      const to = end < 0 ? text.length : end;
      const found = {
        words,
        // `…` keeps a cut from passing for the start of the sentence.
        before: index - from > nearby ? `…${text.slice(index - nearby, index)}` : text.slice(from, index),
        after: text.slice(wordsEnd, Math.min(to, wordsEnd + nearby)),
      };
      if (isExcused(found, excuses)) continue;
      if (!first || from < first.from) first = { from, to, rule };
      break;
    }
  }
  if (!first) return undefined;
  const sentence = original.slice(origins[first.from], origins[first.to] ?? original.length).trim();
  return { rule: first.rule, sentence, reason: reasons[first.rule] };
}
