import type { DataReader } from './data-readers';
import type { LegalBasis } from './legal-bases';
import type { RetentionName } from './retentions';

/** One kind of personal data: all that has to be said of it (PIPL art. 7, 17 and 30), in words for people. */
export interface PersonalData {
  readonly name: string;
  /** Sensitive as PIPL art. 28 has it; decides how it is told apart, not how it is kept. */
  readonly isSensitive?: true;
  readonly purpose: string;
  readonly bases: readonly [LegalBasis, ...LegalBasis[]];
  readonly retention: RetentionName;
  /** Beside the person. */
  readonly readers: readonly DataReader[];
  /** What happens without it. */
  readonly without: string;
}

/**
 * The register of personal data: every field marked `personal(…)` and every other field that says something of
 * a person names one of these. The policy's tables, docs/privacy.md, the declaration to WeChat, the copy of one's data and what
 * is erased with an account are made from it.
 */
export const personalData = {
  weChatIdentity: {
    name: '微信身份（openid、unionid）',
    purpose: '识别您是同一个人并维持登录',
    bases: ['contract'],
    retention: 'account',
    readers: ['weChat', 'weChatPay'],
    without: '不能登录，仍可浏览任务',
  },
  nickname: {
    name: '昵称',
    purpose: '让与您有订单往来的一方称呼您',
    bases: ['contract'],
    retention: 'account',
    readers: ['publisher', 'operators', 'weChat'],
    without: '不能报名，仍可浏览任务',
  },
  city: {
    name: '所在城市',
    purpose: '先给您看所在城市的任务',
    bases: ['consent'],
    retention: 'account',
    readers: [],
    without: '照常使用，每次自己选城市',
  },
  birthDate: {
    name: '出生日期',
    purpose: '核对是否年满 16 周岁和任务的年龄要求',
    bases: ['law'],
    retention: 'account',
    readers: ['publisherInPart'],
    without: '不能报名，仍可浏览任务',
  },
  phone: {
    name: '手机号',
    purpose: '您点“绑定”后由微信提供，用于找回账号和联系您',
    bases: ['consent'],
    retention: 'account',
    readers: [],
    without: '照常使用',
  },
  avatar: {
    name: '头像',
    purpose: '展示给与您有订单往来的一方；您是发布方的，也展示给任务的浏览者',
    bases: ['consent'],
    retention: 'account',
    readers: ['parties', 'everybody', 'weChat'],
    without: '照常使用，显示昵称的首字',
  },
  home: {
    name: '家附近的位置（模糊到约 1 公里）',
    isSensitive: true,
    purpose: '按离家近排任务',
    bases: ['separateConsent'],
    retention: 'withdrawal',
    readers: ['publisherInPart'],
    without: '照常使用，不能按离家近排',
  },
  position: {
    name: '当时的位置',
    isSensitive: true,
    purpose: '您点“离我近”时排附近的任务，或在单独同意后用定位打卡时算您离工作地点多远',
    bases: ['consent', 'separateConsent'],
    retention: 'moment',
    readers: [],
    without: '按城市找任务，用现场码打卡',
  },
  logins: {
    name: '登录与会话记录（时间、设备、IP）',
    purpose: '维持登录，发现盗号，留存网络日志',
    bases: ['law'],
    retention: 'network',
    readers: [],
    without: '登录时必须记录',
  },
  consents: {
    name: '同意与撤回的记录',
    purpose: '证明您同意过或撤回过什么、什么时候',
    bases: ['law'],
    retention: 'trade',
    readers: ['publisherOfOrder'],
    without: '同意或撤回时必须记录',
  },
  orders: {
    name: '报名与订单',
    purpose: '录用、履约、算报酬和处理争议',
    bases: ['contract'],
    retention: 'trade',
    readers: ['publisherOfOrder', 'operators'],
    without: '不能报名，仍可浏览任务',
  },
  orderNote: {
    name: '报名时的留言',
    purpose: '给发布方看，帮助录用',
    bases: ['consent'],
    retention: 'account',
    readers: ['publisherOfOrder'],
    without: '照常报名',
  },
  work: {
    name: '打卡与交付的记录和照片',
    purpose: '证明您到场和完成了工作',
    bases: ['contract'],
    retention: 'trade',
    readers: ['publisherOfOrder', 'operators', 'weChat'],
    without: '用现场码打卡不需要照片；交付需要按任务要求提供',
  },
  disputes: {
    name: '争议中的陈述和图片',
    purpose: '让平台判断谁有道理',
    bases: ['contract'],
    retention: 'trade',
    readers: ['parties', 'operators', 'weChat'],
    without: '平台只按已有记录处理',
  },
  support: {
    name: '举报、投诉、反馈和申诉的内容、图片与答复',
    purpose: '核实并答复您；举报成立的，制止被举报的人',
    bases: ['contract', 'law'],
    retention: 'trade',
    readers: ['operators'],
    without: '照常使用',
  },
  suspensions: {
    name: '账号暂停的规则、原因和期限',
    purpose: '制止违规，让您知道原因并能申诉',
    bases: ['contract', 'law'],
    retention: 'trade',
    readers: ['operators'],
    without: '违规时产生',
  },
  reputation: {
    name: '履约记录与评价',
    purpose: '让双方了解对方过去做得怎样',
    bases: ['contract'],
    retention: 'trade',
    readers: ['publisherOfOrder', 'everybody', 'weChat'],
    without: '由订单产生；评价可以不写',
  },
  legalName: {
    name: '真实姓名',
    isSensitive: true,
    purpose: '核对收款账户属于本人，扣缴和申报税款',
    bases: ['contract', 'law'],
    retention: 'tax',
    readers: ['publisher', 'operators', 'register', 'weChatPay', 'alipay', 'taxOffice'],
    without: '不能收款，仍可浏览和报名',
  },
  idNumber: {
    name: '身份证件号码',
    isSensitive: true,
    purpose: '扣缴和申报税款，核对年龄与本人',
    bases: ['law'],
    retention: 'tax',
    readers: ['operators', 'register', 'taxOffice'],
    without: '收入不能结算，仍可浏览和报名',
  },
  payoutAccount: {
    name: '收款账户',
    isSensitive: true,
    purpose: '把报酬付给您',
    bases: ['contract'],
    retention: 'tax',
    readers: ['weChatPay', 'alipay', 'taxOffice'],
    without: '不能收款，仍可浏览和报名',
  },
  settlements: {
    name: '收入、扣税和付款记录',
    isSensitive: true,
    purpose: '结算、付款、报税和对账',
    bases: ['contract', 'law'],
    retention: 'tax',
    readers: ['operators', 'taxOffice'],
    without: '由订单产生',
  },
  invoices: {
    name: '发票和凭证的申请（抬头、税号、邮箱）',
    purpose: '开发票和完税凭证并寄给您',
    bases: ['contract', 'law'],
    retention: 'tax',
    readers: ['operators', 'taxOffice'],
    without: '不能开票，其他照常',
  },
  payer: {
    name: '付款人的名称、账号和微信支付单',
    isSensitive: true,
    purpose: '核对发布方付的款，把没用完的退回原路',
    bases: ['contract', 'law'],
    retention: 'tax',
    readers: ['operators', 'bank', 'weChatPay'],
    without: '不能付款，任务不能上架',
  },
  publisherPapers: {
    name: '发布方资质（主体、执照、联系人姓名、电话和照片）',
    isSensitive: true,
    purpose: '核实谁在发布任务',
    bases: ['contract', 'law'],
    retention: 'trade',
    readers: ['operators', 'register'],
    without: '不能成为认证发布方',
  },
  publisherName: {
    name: '发布方名称',
    purpose: '让人知道任务是谁发的、合同是和谁订的',
    bases: ['contract'],
    retention: 'trade',
    readers: ['everybody', 'operators'],
    without: '不能发布任务',
  },
  publisherPhone: {
    name: '任务联系电话',
    purpose: '让被录用的人联系到发布方',
    bases: ['consent'],
    retention: 'account',
    readers: ['workers'],
    without: '照常发布，被录用的人看不到电话',
  },
  tasks: {
    name: '您发布的任务',
    purpose: '让人找到并完成任务',
    bases: ['contract'],
    retention: 'trade',
    readers: ['everybody', 'operators', 'weChat'],
    without: '不能发布任务',
  },
  shares: {
    name: '分享记录',
    purpose: '统计分享带来的打开和报名',
    bases: ['contract'],
    retention: 'account',
    readers: [],
    without: '照常使用，不统计来源',
  },
  notices: {
    name: '通知',
    purpose: '告诉您订单、收入和账号的变化',
    bases: ['contract'],
    retention: 'notices',
    readers: ['weChat'],
    without: '不订阅微信消息的，只在小程序里通知',
  },
  reads: {
    name: '谁看过您的信息',
    purpose: '让您知道发布方和平台运营人员什么时候看过您的什么信息',
    bases: ['law'],
    retention: 'reads',
    readers: [],
    without: '有人查看时必须记录',
  },
  platformMessages: {
    name: '支付平台发来的结果通知',
    isSensitive: true,
    purpose: '确认款项到底付没付，留作凭证',
    bases: ['contract', 'law'],
    retention: 'platform',
    readers: ['programs'],
    without: '不能收款或付款',
  },
} as const satisfies Readonly<Record<string, PersonalData>>;

export type PersonalDataName = keyof typeof personalData;
