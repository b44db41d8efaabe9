import { excusable, type TextRule } from './text-rule';
import { word } from './vocabulary';

const account = '(?:微信账?号|银行卡|支付宝账[号户]|qq账?号|手机卡|电话卡|对公账户|身份证(?!复印件))';

/** Nobody lends their name or their accounts. The look-arounds keep apart 手机跑分 and 流水线. */
export const lendsIdentity: TextRule = {
  name: 'lends-identity',
  reason: '不得发布代实名、租售微信号或银行卡、跑分等出借身份和账户的任务',
  patterns: excusable(
    'ban',
    '[代帮]人?实名|实名代(?:办|认证)',
    `(?:出租|出售|出借|租用|租借|租|买卖|收购|回收|收|借用|卖)(?:[你您]的|个人|本人|闲置|自己的|他人的?)*${account}`,
    `${account}(?:出租|出售|出借|租用|租借|收购|回收)|(?<!出)租用?微信(?!小程序|公众|号)`,
    `(?<![机能脑])${word('跑分')}(?![店公拣部销钟测])|[走过]流水(?!线)|洗钱`,
  ),
};
