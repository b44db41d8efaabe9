/** What stands in the way of leaving, and the way to clear it; as people read it. `page` opens where it is done. */
interface HurdleText {
  readonly title: string;
  readonly way: string;
  readonly page: string;
}

export const cancellationHurdles = {
  'open-order': {
    title: '有没结束的订单',
    way: '完成并验收，或取消报名；有争议的等平台处理完。验收后可以提出争议的几天也算在内。',
    page: '/pages/order-list/index',
  },
  'unsettled-income': {
    title: '有没结算的收入',
    way: '按约定的周期自动结算；还没实名的，先在“我的—收入”填写姓名和证件号码。',
    page: '/pages/income/index',
  },
  'undrawn-income': {
    title: '有没提取的收入',
    way: '绑定收款账户后提取。',
    page: '/pages/income/index',
  },
  'payout-under-way': {
    title: '有一笔付款正在进行',
    way: '微信要您确认收款的，先确认；其他的等到账或退回。',
    page: '/pages/payouts/payouts',
  },
  'open-task': {
    title: '有没结束的任务',
    way: '关闭报名，验收完全部工作；未付款的改回草稿。',
    page: '/pages/publishing/mine',
  },
  'funds-to-return': {
    title: '有没退完的任务款',
    way: '任务的工作全部了结后自动退回付款账户，最长 7 天。',
    page: '/pages/publishing/mine',
  },
  'paper-under-way': {
    title: '有正在办理的发票或完税证明',
    way: '等平台开好，或撤回申请。',
    page: '/pages/income/certificates',
  },
} as const satisfies Readonly<Record<string, HurdleText>>;
export type CancellationHurdle = keyof typeof cancellationHurdles;
