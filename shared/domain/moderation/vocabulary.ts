/** Words of which several rules and excuses are made: parts of patterns over folded texts. */

/** Compiles a pattern that is looked for on one side of forbidden words. */
export const compiled = (source: string): RegExp => new RegExp(source, 'u');

/** A word counts when its characters touch, or when every gap holds a separator (押，金): `培训，费用` is no 培训费. */
export const word = (characters: string): string => `(?:${characters}|${[...characters].join('[,:;]')})`;
/** Any of several words. */
export const anyOf = (...words: readonly string[]): string => `(?:${words.map(word).join('|')})`;

/** Money, written with digits or in words. */
export const amount = '(?:[0-9]+|[一二两三四五六七八九十百千万几半]+)多?(?:元|块(?!砖)|圆|rmb|人民币)';
/** Who gives out work. */
export const payer =
  '(?:商家|商户|平台|公司|我方|我司|我们|发布方|雇主|主办方|企业|甲方|店家|店铺|店里|单位|门店|厂家|工厂|品牌方|项目方)';
/** Third parties whom a worker serves. */
export const customer =
  '(?:顾客|客户|消费者|客人|租客|业主|居民|车主|住户|市民|村民|家长|房客|购房者|游客|老人|旅客|乘客|患者)';
/** Whoever reads the task. */
export const worker =
  '(?:您|你|自由职业者|兼职者?|兼职人员|报名者|报名人|参与者|参加者|完成者|工人|员工|学员)';
/** Fees that are taken from people before they work. */
export const fee =
  '(?:培训|资料|服装|工装|工服|工牌|体检|办证|报名|中介|介绍|工本|入职|建档|手续|制卡|材料|会员|入会|激活|解冻|认证|' +
  '加盟|代理|管理|信息|上岗|面试|vip)费';
const deposit = anyOf('押金', '保证金', '定金', '订金');
const fakeOrder = `(?:${word('刷单')}|补单|刷(?:信誉|好评|评|销量|流量|流水|数据|量|粉丝))`;
/** What somebody is admitted to. */
export const start =
  '(?:接单|抢单|派单|上岗|录用|报名|参加|安排|结算|提现|开工|工作|入职|领取|接任务|做任务)';

/** Any forbidden word as it may stand in a list after one negation: 不收押金、服装费和培训费. */
export const listed = `(?:${deposit}|${fee}|${fakeOrder}|${anyOf('垫付', '博彩', '赌博', '网赌', '跑分', '代实名')}|缴纳|费用?)`;
/** What stands between a negation and what it denies. */
export const filler =
  `(?:收取|收|交纳|缴交|缴|交|支付|付|预付|需要|需|要|提供|提前|事先|先行?|任何|一切|所有|各种|各类|其[他它]|额外|形式的?|名义的?|` +
  `的|以|向|对|让|从|${worker}|大家|个人|参与|从事|涉及|发布|进行|组织|存在|有|含|做|搞|变相|等|和|或者?|及|以及|与|${amount})`;
