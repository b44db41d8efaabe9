import { excusable, type TextRule } from './text-rule';
import { amount, anyOf, fee, payer, start, word } from './vocabulary';

const membership =
  '(?:开通|办理|购买|升级|充值?|加入|成为|开|买|办)(?:为|成|平台|高级|正式|黄金|钻石|年度?|月度?|终身|付费){0,3}(?:会员|vip)';
const must = '(?:先|需要?|必?须|提前|预先|自行|自费|自己|要)';
const then = `(?:先|要|另|再|自行|自己|提前|一次性|额外|[向给往]${payer}|[向给往]我)*`;

/**
 * Nobody pays to work (WeChat operating rules 5.11.5; compare Labour Contract Law art. 9). The look-arounds
 * keep apart what only shares characters: 抵押金额, 规定金额, 开会员工.
 */
export const chargesWorker: TextRule = {
  name: 'charges-worker',
  reason: '任务不得向报名者收取押金、保证金、培训费、会员费等任何费用，也不得要求先付款或垫付',
  patterns: [
    ...excusable(
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
    ...excusable('promotion', `${membership}(?![工活日大系体管中页模功小服])`),
  ],
};
