import { assessText } from './assess-text';
import { wordFinder } from './automaton';
import { foldedText } from './folded-text';

/** What only the platform may call itself. */
const official =
  '官方 客服 管理员 平台 系统通知 工作人员 接单平台 微信团队 腾讯 支付宝 人工服务 审核员 运营中心 服务中心 admin official'.split(
    ' ',
  );
/** What a name says that is an advert. */
const adverts =
  '加微 加v 加q 微信 vx wx qq 扣扣 薇信 威信 私聊 电话 热线 兼职 招人 招工 日结 日赚 赚钱 优惠 促销 特价 低价 批发 免费领 出租 出售 转让 办证 贷款 发票 高价 回收 www http'.split(
    ' ',
  );

const findOfficial = wordFinder(() => new Map(official.map((word) => [word, word])));
const findAdverts = wordFinder(() => new Map(adverts.map((word) => [word, word])));

/** A house in a street: 台东三路77号, 3号楼2单元, 501室. */
const address =
  /(?:路|街|道|巷|弄|胡同|村|里|园|区|苑)[0-9一二三四五六七八九十百]{1,5}号|[0-9]{1,4}(?:号楼|单元|栋|幢|室)/;
/** Enough digits to call somebody. */
const digits = /[0-9]{7}|[零〇幺一二两三四五六七八九]{7}/;

/**
 * What a name that others read must not be, in Chinese: an advert, a telephone number, an address, or a word by which
 * it passes for the platform; or what no text may say. Undefined: it is a name.
 */
export function assessName(name: string): string | undefined {
  const { text } = foldedText(name);
  const letters = text.split('');
  const meter = { steps: 0 };
  if (findOfficial(letters, meter).length > 0) return '名称不得冒充官方或客服';
  if (digits.test(text)) return '名称不得含电话或账号';
  if (address.test(text)) return '名称不得含地址';
  if (findAdverts(letters, meter).length > 0) return '名称不得含广告或联系方式';
  // Reasons speak of tasks.
  return assessText(name) && '名称含不得发布的内容，请换一个';
}
