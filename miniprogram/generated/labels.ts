// Written by `npm run mini:generate` from shared/; do not edit.

/** What the interface calls the values of the trade. */
export const labels = {
  category: {
    recruiting: '招聘用工',
    promotion: '推广营销',
    other: '其他',
  },
  payUnit: {
    hour: '小时',
    day: '天',
    piece: '件',
    task: '单',
  },
  settlementCycle: {
    'per-task': '完工结',
    daily: '日结',
    weekly: '周结',
    monthly: '月结',
  },
  admission: {
    'first-come': '抢单',
    reviewed: '审核录用',
  },
  taskStatus: {
    draft: '未发布',
    'in-review': '审核中',
    open: '报名中',
    closed: '已结束',
  },
  orderStatus: {
    applied: '待审核',
    admitted: '已录用',
    refused: '未通过',
    withdrawn: '已取消',
  },
  verification: {
    none: '未认证',
    person: '个人认证',
    enterprise: '企业认证',
  },
  noticeKind: {
    work: '报名',
    hiring: '招人',
    account: '账户',
  },
  channel: {
    wechat: '微信零钱',
    alipay: '支付宝',
  },
} as const;

/** Agreements by id, for links before their text is loaded. */
export const agreementTitles = {
  'user-agreement': '用户协议',
  'privacy-policy': '隐私政策',
  'freelancer-service': '自由职业者服务协议',
} as const;

export const maxWithdrawals = 3;
