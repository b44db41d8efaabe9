import type { DataReader } from './data-readers';
import type { PersonalDataName } from './personal-data';

/** Somebody else who gets personal data, or keeps it for us. */
interface ThirdParty {
  readonly name: string;
  readonly company: string;
  readonly purpose: string;
  readonly data: readonly PersonalDataName[];
  /** What it gets where it is no data of people that it could read. */
  readonly gets?: string;
  /** As which the register names it; nobody who only keeps what is encrypted. */
  readonly reader?: DataReader;
  /** Where its own privacy policy is found; a bank is the publisher's. */
  readonly site?: string;
  /** Folders of shared/platforms through which it is reached; each folder stands at somebody. */
  readonly through: readonly string[];
}

/** The directory of third parties. The mini-program holds no package of anybody's that collects data. */
export const thirdParties: readonly ThirdParty[] = [
  {
    name: '微信',
    reader: 'weChat',
    company: '深圳市腾讯计算机系统有限公司',
    purpose: '登录、订阅消息、文字和图片的内容安全检查',
    data: ['weChatIdentity', 'nickname', 'avatar', 'work', 'disputes', 'reputation', 'tasks', 'notices'],
    site: 'https://weixin.qq.com',
    through: ['wechat', 'wechat-cloud'],
  },
  {
    name: '微信支付',
    reader: 'weChatPay',
    company: '财付通支付科技有限公司',
    purpose: '把报酬付到您的微信零钱并核对姓名，收发布方的款并退款',
    data: ['weChatIdentity', 'legalName', 'payoutAccount', 'payer'],
    site: 'https://pay.weixin.qq.com',
    through: ['wechat-pay', 'rails'],
  },
  {
    name: '支付宝',
    reader: 'alipay',
    company: '支付宝支付业务的持牌运营机构，以支付宝公示为准',
    purpose: '把报酬付到您的支付宝账户并核对姓名',
    data: ['legalName', 'payoutAccount'],
    site: 'https://www.alipay.com',
    through: ['alipay'],
  },
  {
    name: '身份核验与执照识别',
    reader: 'register',
    company: '腾讯云计算（北京）有限责任公司',
    purpose: '核对姓名与证件号码是否一致，识别营业执照上的文字',
    data: ['legalName', 'idNumber', 'publisherPapers'],
    site: 'https://cloud.tencent.com',
    through: ['tencent'],
  },
  {
    name: '云服务器与存储',
    company: '腾讯云计算（北京）有限责任公司，或亚马逊云科技中国区域的运营方（北京光环新网、宁夏西云数据）',
    purpose: '受我们委托存储加密后的数据，不得自行使用',
    data: [],
    gets: '加密后的数据，不能读取内容',
    site: 'https://cloud.tencent.com 或 https://www.amazonaws.cn',
    through: ['files', 'vault', 'system'],
  },
  {
    name: '企业微信',
    company: '深圳市腾讯计算机系统有限公司',
    purpose: '把系统告警发给平台运营人员',
    data: [],
    gets: '不含个人信息的告警',
    site: 'https://work.weixin.qq.com',
    through: ['wecom'],
  },
  {
    name: '发布方的开户银行',
    reader: 'bank',
    company: '以发布方付款时所用的银行为准',
    purpose: '把没用完的任务款退回付款账户',
    data: ['payer'],
    through: ['bank-transfer'],
  },
];
