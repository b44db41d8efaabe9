import { shanghaiTime } from '../calendar/calendar';
import { groupedNumber, orderNumberOf } from '../orders/order-number';
import type { PublisherStatement } from '../statements/publisher-statement';
import { type Paper, type PaperTable, paper } from './paper';
import type { Holder, Titles } from './worker-papers';
import { yuanText } from './yuan-text';

const sum = (name: string) => ({ name, share: 2, isSum: true });

const taskTable = ({ tasks, paid, totals }: PublisherStatement, titles: Titles): PaperTable => ({
  title: '各任务费用',
  columns: [
    { name: '任务', share: 6 },
    { name: '订单数', share: 2, isSum: true },
    sum('税前报酬'),
    sum('平台服务费'),
    sum('税费'),
    sum('合计'),
    sum('平均每单'),
  ],
  rows: [
    ...tasks.map(({ taskId, orders, payFen, feeFen, surchargeFen, totalFen }) => [
      titles.get(taskId) ?? taskId,
      String(orders),
      ...[payFen, feeFen, surchargeFen, totalFen, Math.round(totalFen / orders)].map(yuanText),
    ]),
    ...(tasks.length > 0
      ? [
          [
            '合计',
            String(paid.length),
            ...[totals.payFen, totals.feeFen, totals.surchargeFen, totals.totalFen].map(yuanText),
            '',
          ],
        ]
      : []),
  ],
  empty: '没有费用。',
});

const movedTable = ({ moved }: PublisherStatement, titles: Titles): PaperTable => ({
  title: '付款与退款',
  columns: [{ name: '时间', share: 4 }, { name: '任务', share: 6 }, { name: '内容', share: 2 }, sum('金额')],
  rows: moved.map(({ taskId, atMs, amountFen }) => [
    shanghaiTime(atMs),
    titles.get(taskId) ?? taskId,
    amountFen < 0 ? '退款' : '付款',
    yuanText(amountFen),
  ]),
  empty: '没有付款和退款。',
});

/** A publisher's month. */
export const publisherMonthPaper = (
  month: string,
  statement: PublisherStatement,
  titles: Titles,
  { name, madeAtMs }: Holder,
): Paper =>
  paper('发布方月度对账单', {
    facts: [
      ['月份', month],
      ['发布方', name],
      ['本期付款', yuanText(statement.totals.paidInFen)],
      ['本期退款', yuanText(statement.totals.sentBackFen)],
      ['本期费用', yuanText(statement.totals.totalFen)],
      ['生成时间', shanghaiTime(madeAtMs)],
    ],
    tables: [taskTable(statement, titles), movedTable(statement, titles)],
    notes: ['金额单位：人民币元。全部数字取自平台账本，时间为北京时间。'],
  });

/** What is known of an order beside what it cost. */
export interface PaidOrder {
  readonly worker: string;
  readonly quantity: string;
}

/** What a publisher paid for in a month, order by order: for spreadsheets and for their own books. */
export const paidForPaper = (
  month: string,
  { paid }: PublisherStatement,
  titles: Titles,
  orders: ReadonlyMap<string, PaidOrder>,
): Paper =>
  paper(`${month} 已付费订单`, {
    tables: [
      {
        title: '已付费订单',
        columns: [
          { name: '订单编号', share: 3 },
          { name: '任务', share: 6 },
          { name: '接单人', share: 2 },
          { name: '数量', share: 2 },
          { name: '入账时间', share: 4 },
          sum('税前报酬'),
          sum('平台服务费'),
          sum('税费'),
          sum('合计'),
        ],
        rows: paid.map(({ orderId, taskId, atMs, payFen, feeFen, surchargeFen, totalFen }) => {
          const { worker = '', quantity = '' } = orders.get(orderId) ?? {};
          return [
            groupedNumber(orderNumberOf(orderId)),
            titles.get(taskId) ?? taskId,
            worker,
            quantity,
            shanghaiTime(atMs),
            ...[payFen, feeFen, surchargeFen, totalFen].map(yuanText),
          ];
        }),
        empty: '没有费用。',
      },
    ],
  });

/** An order that waits for acceptance. */
export interface WaitingOrder extends PaidOrder {
  readonly orderId: string;
  readonly title: string;
}

/** What waits, to be filled in by its publisher and read by `resultLines`. */
export const toAcceptPaper = (waiting: readonly WaitingOrder[]): Paper =>
  paper('待验收订单', {
    tables: [
      {
        title: '待验收订单',
        columns: ['订单编号', '任务', '接单人', '提交数量', '结果', '验收数量', '说明'].map((name) => ({
          name,
          share: 1,
        })),
        rows: waiting.map(({ orderId, title, worker, quantity }) => [
          groupedNumber(orderNumberOf(orderId)),
          title,
          worker,
          quantity,
          '通过',
          '',
          '',
        ]),
        empty: '没有待验收的订单。',
      },
    ],
  });
