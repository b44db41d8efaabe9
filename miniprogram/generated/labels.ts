// Written by `npm run mini:generate` from shared/; do not edit.

/** What the interface calls the values of the trade. */
export const labels = {
  category: {
    recruiting: '招聘用工',
    promotion: '推广营销',
    other: '其他',
  },
  taskType: {
    sales: '促销导购',
    events: '展会活动',
    catering: '餐饮服务',
    sorting: '分拣打包',
    surveys: '问卷地推',
    tutoring: '家教助教',
    cleaning: '保洁家政',
    moving: '搬运装卸',
    support: '客服文员',
    online: '线上推广',
    delivery: '配送跑腿',
    other: '其他',
  },
  taskTag: {
    meals: '包餐',
    beginners: '可新手',
    weekend: '周末',
    'long-term': '长期',
  },
  timeOfDay: {
    morning: '上午',
    afternoon: '下午',
    evening: '晚上',
    night: '夜间',
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
    'awaiting-funds': '待付款',
    open: '报名中',
    closed: '已结束',
  },
  orderStatus: {
    applied: '待审核',
    admitted: '已录用',
    refused: '未通过',
    withdrawn: '已取消',
    'checked-in': '已到岗',
    'handed-in': '待验收',
    returned: '被退回',
    accepted: '已验收',
    cancelled: '已终止',
    'no-show': '未到岗',
    disputed: '申诉中',
    decided: '已裁定',
  },
  breach: {
    'cancelled-late': '临时取消',
    absent: '未到场',
    'not-as-described': '现场与描述不符',
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
