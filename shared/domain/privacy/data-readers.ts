/** Who may see personal data, beside the person whom it is about; as people read it. */
export const dataReaders = {
  publisher: '您报名的发布方（脱敏）',
  publisherInPart: '您报名的发布方（只看到区间）',
  publisherOfOrder: '您有订单的发布方',
  workers: '被您录用的人',
  everybody: '任务的浏览者',
  parties: '与您有订单往来的一方',
  programs: '没有人，只由程序核对款项时读取',
  operators: '平台运营人员（履行职责需要时，每次查看有记录）',
  weChat: '微信',
  weChatPay: '微信支付',
  alipay: '支付宝',
  bank: '银行',
  register: '身份核验服务方',
  taxOffice: '税务机关',
} as const;
export type DataReader = keyof typeof dataReaders;
