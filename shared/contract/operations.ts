import * as z from 'zod';
import { isCalendarDate } from '../domain/calendar/calendar';
import { applicationStatuses } from '../domain/lifecycles/application-lifecycle';
import { fundingStatuses } from '../domain/lifecycles/funding-lifecycle';
import { paperRequestStatuses } from '../domain/lifecycles/paper-request-lifecycle';
import { pictureStatuses } from '../domain/lifecycles/picture-lifecycle';
import { refundStatuses } from '../domain/lifecycles/refund-lifecycle';
import { fundingPurposes } from '../domain/money/funding-purposes';
import { payoutChannels } from '../domain/money/payout-channels';
import { isOrderNumber } from '../domain/orders/order-number';
import { picturePurposes } from '../domain/pictures/picture-purposes';
import { pictureDoubts } from '../domain/pictures/picture-verdicts';
import { publisherKinds } from '../domain/publishers/publisher-kinds';
import { returnReasonNames } from '../domain/publishers/return-reasons';
import { differenceKinds, reconciliationStatuses } from '../domain/reconciliation/reconciliation';
import { cleanText } from '../domain/text/typed-text';
import { action } from './action';
import { amount } from './amount';
import { paperRequest, paperRequestId } from './documents';
import * as f from './fields';
import { dispute, orderDetail, work } from './order-fields';
import { paged } from './paged';
import { picture } from './pictures';
import { text, typed } from './typed';
import { wants } from './wants';

const orderNumber = wants(
  '订单编号有 13 位数字，请核对后重新输入',
  typed(
    (raw) => cleanText(raw, 'one').normalize('NFKC').replace(/[\s-]/g, ''),
    (number) => (isOrderNumber(number) ? undefined : '订单编号有 13 位数字，请核对后重新输入'),
    { minLength: 13, maxLength: 40 },
  ),
).describe('12 digits and a check digit, as people read it out or paste it.');

const foundOrder = z.strictObject({
  orderId: f.orderId,
  taskId: f.taskId,
  status: f.orderStatus,
  title: z.string().describe("The task's, as it was at sign-up."),
  worker: z.string().describe('Masked nickname.'),
  publisher: z.string().describe('The name under which the task was published.'),
  createdAtMs: f.moment('When the person first signed up'),
});

const bankSerial = wants(
  '银行流水号为 6 至 40 位字母、数字或连字符',
  z
    .string()
    .regex(/^[0-9A-Za-z-]{6,40}$/)
    .describe("The bank's number of the movement: one movement is booked once."),
);
const payer = {
  payerName: text({ name: '付款户名', min: 2, max: 60, lines: 'one' }).describe(
    'Who paid, as the bank names them.',
  ),
  payerAccount: wants(
    '付款账号为 8 至 32 位数字',
    z
      .string()
      .regex(/^[0-9]{8,32}$/)
      .describe('From which account: there what is not used goes back.'),
  ),
  payerBank: text({ name: '付款银行', min: 2, max: 60, lines: 'one' }).describe('Its bank.'),
};
const receivedFen = wants('请填写到账金额', amount(1).describe('What came in, fen.'));

const fundingRow = z.strictObject({
  reference: z.string().describe('What the payer writes into the remark of the transfer.'),
  status: z.enum(fundingStatuses).describe('Where it stands.'),
  purpose: z.enum(fundingPurposes).describe('To open a task, for more places of it, or for other terms.'),
  taskId: f.taskId,
  title: z.string().describe("The task's."),
  publisher: z.string().describe('The name under which tasks are published.'),
  amountFen: amount().describe('Fen.'),
  createdAtMs: f.moment('Since when it is asked for'),
});
const refundRow = z.strictObject({
  refundId: z.string().describe('To be written into the remark of the transfer.'),
  status: z.enum(refundStatuses).describe('Where it stands.'),
  taskId: f.taskId,
  title: z.string().describe("The task's."),
  publisher: z.string().describe('The name under which tasks are published.'),
  reference: z.string().describe('The payment that it comes from.'),
  amountFen: amount().describe('Fen.'),
  payerName: z.string().describe('Whom it goes to, as the bank names them.'),
  payerAccount: z.string().describe('To which account.'),
  payerBank: z.string().describe('Of which bank.'),
  createdAtMs: f.moment('Since when it is due'),
  dueAtMs: f.moment('By when it must have been sent'),
  failure: z.string().describe('Why the last transfer came back.').exactOptional(),
});

const railName = z.string().max(80);
const difference = z.strictObject({
  kind: z.enum(differenceKinds).describe('What differs.'),
  number: z.string().describe('The payment, by our number.').exactOptional(),
  railNumber: railName.describe("The payment, by the rail's number.").exactOptional(),
  row: railName.describe("The rail's number of the line.").exactOptional(),
  what: railName.describe('What the rail calls it.').exactOptional(),
  thereFen: z.int().describe('What went out by the bill, fen; below zero, it came in.'),
  hereFen: z.int().describe('What went out by the ledger, fen.'),
});
const reconciliationRow = z.strictObject({
  day: z.string().describe('YYYY-MM-DD in Asia/Shanghai.'),
  status: z
    .enum(reconciliationStatuses)
    .describe('Waiting for the bill; open, as later bills must tell; clean; different.'),
  code: railName.describe('Why there is no bill yet.').exactOptional(),
  lines: z.int().describe('In the bill.'),
  payments: z.int().describe('That moved by the ledger.'),
  open: z.int().describe('Of which later bills must tell.'),
  putThere: z.int().describe('Lines of money that somebody has put there.'),
  putThereFen: amount().describe('How much that was, fen.'),
  differenceCount: z.int().describe('How many there are.'),
  differences: z.array(difference).describe('One by one, when a day is asked for.'),
  updatedAtMs: f.moment('When it was looked at'),
});

const submittedAtMs = f.moment('What was read: since when the application waits');
const applicant = z.strictObject({
  accountId: f.id.describe('The applicant.'),
  submittedAtMs: f.moment('Since when it waits'),
  kind: z.enum(publisherKinds).describe('As what somebody publishes.'),
  name: z.string().describe('As it would be shown.'),
  publisherName: z.string().describe('As it is shown now, of one who is a publisher.').exactOptional(),
  creditCode: z.string().describe('Of an enterprise.').exactOptional(),
  creditCodeSound: z.boolean().describe('Whether its inner check holds, too: a hint.').exactOptional(),
  contactName: z.string().describe('Legal name of the contact.'),
  contactPhone: z.string().describe('Of the contact.'),
  identity: z
    .enum(['match', 'unknown', 'unavailable'])
    .describe('What the register said of name and number; otherwise the operator has to find out.'),
  licence: picture.describe('The licence.').exactOptional(),
  face: picture.describe('The contact.').exactOptional(),
});

export const operationsContract = {
  publishers: action({
    feature: 'operations',
    name: 'publishers',
    summary: 'Applications of publishers that wait for a decision, longest first',
    access: 'operator',
    effect: 'read',
    ...paged({}, 'applications', applicant),
    errors: [],
  }),
  decidePublisher: action({
    feature: 'operations',
    name: 'decidePublisher',
    summary: 'Approves an application, which makes a publisher, or gives it back with reasons',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('decision', [
      z.strictObject({
        accountId: f.id.describe('The applicant.'),
        submittedAtMs,
        decision: z.literal('approve').describe('Makes the applicant a publisher.'),
      }),
      z.strictObject({
        accountId: f.id.describe('The applicant.'),
        submittedAtMs,
        decision: z.literal('return').describe('Gives the application back.'),
        reasons: wants(
          '请选择退回原因',
          z
            .array(z.enum(returnReasonNames))
            .min(1)
            .max(returnReasonNames.length)
            .describe('What is to be changed.'),
        ),
        note: text({ name: '审核说明', min: 2, max: 200, lines: 'one' })
          .describe('What the applicant reads beside.')
          .exactOptional(),
      }),
    ]),
    output: z.strictObject({
      accountId: f.id.describe('The applicant.'),
      status: z.enum(applicationStatuses).describe('Where the application stands.'),
    }),
    errors: ['APPLICATION_NOT_FOUND', 'APPLICATION_NOT_SUBMITTED', 'CHANGED_MEANWHILE'],
  }),
  pictures: action({
    feature: 'operations',
    name: 'pictures',
    summary:
      'Pictures that wait for a decision since WeChat is not sure of them or has not judged them, longest first',
    access: 'operator',
    effect: 'read',
    ...paged(
      {},
      'pictures',
      z.strictObject({
        picture,
        purpose: z.enum(picturePurposes).describe('What it is for.'),
        doubt: z.enum(pictureDoubts).describe('Why an operator has to look at it.'),
        sinceMs: f.moment('Since when it waits'),
      }),
    ),
    errors: [],
  }),
  decidePicture: action({
    feature: 'operations',
    name: 'decidePicture',
    summary: 'Lets a picture pass, or hides it for good, which its owner is told',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      pictureId: f.pictureId,
      decision: wants(
        '请选择通过或不通过',
        z.enum(['approve', 'reject']).describe('Whether others may see it.'),
      ),
    }),
    output: z.strictObject({
      pictureId: f.pictureId,
      status: z.enum(pictureStatuses).describe('Where it stands.'),
    }),
    errors: ['PICTURE_NOT_FOUND', 'PICTURE_NOT_IN_REVIEW'],
  }),
  fundings: action({
    feature: 'operations',
    name: 'fundings',
    summary: 'Payments of publishers, oldest first',
    access: 'operator',
    effect: 'read',
    ...paged(
      { status: wants('请选择款项状态', z.enum(fundingStatuses).describe('Where they stand.')) },
      'fundings',
      fundingRow,
    ),
    errors: [],
  }),
  confirmFunding: action({
    feature: 'operations',
    name: 'confirmFunding',
    summary:
      'Books money that came in under a reference: opens what it was asked for; what comes twice or late goes back',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      reference: f.paymentReference,
      amountFen: receivedFen,
      bankSerial,
      ...payer,
      sendBack: wants(
        '请选择是否原路退回',
        z.literal(true).describe('A sum that was not asked for is booked and goes back whole.'),
      ).exactOptional(),
    }),
    output: z.strictObject({
      reference: z.string().describe('As it was given.'),
      outcome: z.enum(['applied', 'returned']).describe('Whether it is reserved for the task, or goes back.'),
    }),
    errors: ['FUNDING_NOT_FOUND', 'FUNDING_SUM_DIFFERS', 'BANK_SERIAL_USED'],
  }),
  refunds: action({
    feature: 'operations',
    name: 'refunds',
    summary: 'What goes back to payers, what is due first, first',
    access: 'operator',
    effect: 'read',
    ...paged(
      { status: wants('请选择退款状态', z.enum(refundStatuses).describe('Where they stand.')) },
      'refunds',
      refundRow,
    ),
    errors: [],
  }),
  finishRefund: action({
    feature: 'operations',
    name: 'finishRefund',
    summary: 'Notes that a refund was sent, or why its transfer came back and where it is to go instead',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('outcome', [
      z.strictObject({
        refundId: f.paymentReference,
        outcome: z.literal('paid').describe('It was sent.'),
        bankSerial,
      }),
      z.strictObject({
        refundId: f.paymentReference,
        outcome: z.literal('failed').describe('The transfer came back; it stays due.'),
        reason: text({ name: '失败原因', min: 2, max: 100, lines: 'one' }).describe('Why.'),
        payer: z
          .strictObject(payer)
          .describe('Where it is to go instead: another account of the same payer, as proven.')
          .exactOptional(),
      }),
    ]),
    output: z.strictObject({
      refundId: z.string().describe('As it was given.'),
      status: z.enum(refundStatuses).describe('Where it stands now.'),
    }),
    errors: ['REFUND_NOT_FOUND', 'REFUND_PAID', 'REFUND_BY_WECHAT_PAY', 'BANK_SERIAL_USED'],
  }),
  reconciliations: action({
    feature: 'operations',
    name: 'reconciliations',
    summary: "How a rail's bills agree with the ledger, newest day first; of one day, every difference",
    access: 'operator',
    effect: 'read',
    ...paged(
      {
        channel: wants('请选择微信或支付宝', z.enum(payoutChannels).describe('Of which rail.')),
        day: wants(
          '请选择日期',
          z
            .string()
            .regex(/^\d{4}-\d\d-\d\d$/)
            .refine(isCalendarDate)
            .describe('YYYY-MM-DD in Asia/Shanghai; all days when nothing is said.'),
        ).exactOptional(),
      },
      'reconciliations',
      reconciliationRow,
    ),
    errors: [],
  }),
  reviewTask: action({
    feature: 'operations',
    name: 'reviewTask',
    summary: 'Decides on a task that waits for review: opens it, or gives it back with a reason',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('decision', [
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('approve').describe('Opens the task.'),
      }),
      z.strictObject({
        taskId: f.taskId,
        submittedAtMs: f.moment('What was read: since when the task was in review'),
        decision: z.literal('reject').describe('Gives the task back to its publisher.'),
        reason: text({ name: '审核意见', min: 2, max: 100, lines: 'one' }).describe(
          'What the publisher will read.',
        ),
      }),
    ]),
    output: z.strictObject({ taskId: f.taskId, status: f.taskStatus }),
    errors: ['TASK_NOT_FOUND', 'TASK_NOT_IN_REVIEW', 'TASK_DEADLINE_PASSED', 'CHANGED_MEANWHILE'],
  }),
  findOrder: action({
    feature: 'operations',
    name: 'findOrder',
    summary: 'The order that somebody names by its number',
    access: 'operator',
    effect: 'read',
    input: z.strictObject({ number: orderNumber }),
    output: z.strictObject({
      orders: z.array(foundOrder).describe('Nearly always one; two orders may have one number.'),
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  disputes: action({
    feature: 'operations',
    name: 'disputes',
    summary: 'Disputes that wait for an operator, longest first',
    access: 'operator',
    effect: 'read',
    ...paged({}, 'disputes', dispute),
    errors: [],
  }),
  dispute: action({
    feature: 'operations',
    name: 'dispute',
    summary: 'Everything that an operator decides a dispute by',
    access: 'operator',
    effect: 'read',
    input: z.strictObject({ orderId: f.orderId }),
    output: z.strictObject({
      dispute,
      order: orderDetail,
      work: work.exactOptional(),
      mostFen: amount().describe('What all of it earns, fen.'),
      pictures: z
        .array(picture)
        .describe('Of both statements, check-ins and what was handed in: those that are still there.'),
    }),
    errors: ['ORDER_NOT_FOUND'],
  }),
  decideDispute: action({
    feature: 'operations',
    name: 'decideDispute',
    summary: 'Decides a dispute once both sides were heard: all, a part or nothing; it is final',
    access: 'operator',
    effect: 'set',
    input: z.strictObject({
      orderId: f.orderId,
      statements: wants(
        '请重新打开争议，阅读全部说明后再裁定',
        z.int().min(1).describe('How many were read: with another since then nothing is decided.'),
      ),
      outcome: wants('请选择裁定结果', z.enum(['full', 'part', 'nothing']).describe('What the worker gets.')),
      payFen: wants(
        '请填写裁定金额',
        amount().describe('With `part`: all that the order earns, fen.'),
      ).exactOptional(),
      reason: text({ name: '处理意见', min: 4, max: 300, lines: 'many' }).describe(
        'What both sides will read.',
      ),
    }),
    output: z.strictObject({ dispute }),
    errors: [
      'ORDER_NOT_FOUND',
      'ORDER_NOT_DISPUTED',
      'DISPUTE_NOT_HEARD',
      'DECISION_SUM_WRONG',
      'CHANGED_MEANWHILE',
    ],
  }),
  paperRequests: action({
    feature: 'operations',
    name: 'paperRequests',
    summary:
      'Invoices and certificates that people wait for, longest first, with all that is needed to issue them',
    access: 'operator',
    effect: 'read',
    ...paged(
      {},
      'requests',
      paperRequest.extend({
        person: z.string().describe("A publisher's name, or a worker's, masked."),
        idNumber: z.string().describe("A worker's, masked.").exactOptional(),
      }),
    ),
    errors: [],
  }),
  movePaperRequest: action({
    feature: 'operations',
    name: 'movePaperRequest',
    summary: 'Takes up a request for an invoice or certificate, notes that it was issued, or refuses it',
    access: 'operator',
    effect: 'set',
    input: z.discriminatedUnion('step', [
      z.strictObject({ step: z.literal('start').describe('Taken up.'), requestId: paperRequestId }),
      z.strictObject({
        step: z.literal('issue').describe('Issued, and sent to the address that was given.'),
        requestId: paperRequestId,
        number: wants(
          '票据号码为 6 至 40 位字母、数字或连字符',
          z
            .string()
            .regex(/^[0-9A-Za-z-]{6,40}$/)
            .describe('Of what was issued.'),
        ),
      }),
      z.strictObject({
        step: z.literal('refuse').describe('Not issued.'),
        requestId: paperRequestId,
        reason: text({ name: '原因', min: 2, max: 100, lines: 'one' }).describe('What the person will read.'),
      }),
    ]),
    output: z.strictObject({
      requestId: paperRequestId,
      status: z.enum(paperRequestStatuses).describe('Now.'),
    }),
    errors: ['PAPER_REQUEST_NOT_FOUND', 'PAPER_REQUEST_DONE'],
  }),
};
