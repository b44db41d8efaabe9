import { samplePayer } from '../../../local/bank';
import { onSiteCode } from '../../../shared/application/orders/on-site-code';
import type { contract } from '../../../shared/contract/contract';
import type { ErrorCode } from '../../../shared/contract/errors';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { birthDateIn } from '../../../shared/domain/typed/identity-number';
import { currentTerms, registered } from '../data/applications';
import { invoiceTo } from '../data/billed-month';
import { currentConsent } from '../data/consents';
import { groupSettings } from '../data/group-settings';
import { taxTerms } from '../data/settled-work';
import { taskDraft } from '../data/task-draft';
import { acceptAll, newKey } from '../system/test-system';
import type { ActionFixture } from './action-fixture';

type Contract = typeof contract;
/** `feature/action`, of all that are declared. */
export type ActionName = { [F in keyof Contract]: `${F}/${keyof Contract[F] & string}` }[keyof Contract];

export interface ActionCase {
  readonly owner: 'worker' | 'publisher' | 'operator' | 'bot' | 'leaver' | 'goner';
  /** A valid input for the owner on the fixture; made anew, because login codes are good for one use. */
  input(fixture: ActionFixture): Readonly<Record<string, unknown>>;
  /** What another ready person, or another program, gets for the very same input. */
  readonly stranger: 'ok' | ErrorCode;
  /** Public, yet the input itself names a session: what it answers once that session is over. */
  readonly afterSession?: ErrorCode;
}

const of = (
  owner: ActionCase['owner'],
  stranger: ActionCase['stranger'],
  input: ActionCase['input'] = () => ({}),
): ActionCase => ({ owner, stranger, input });

/** One entry for every action; without it neither the types nor the authorisation table agree. */
export const actionCases = {
  'account/agreements': of('worker', 'ok'),
  'account/login': of('worker', 'ok', ({ system, shareId }) => ({
    code: system.sandbox.loginCode('lin'),
    accepted: acceptAll,
    share: shareId,
  })),
  'account/consent': of('worker', 'WECHAT_IDENTITY_MISMATCH', ({ system }) => ({
    accepted: acceptAll,
    loginCode: system.sandbox.loginCode('lin'),
  })),
  'account/me': of('worker', 'ok'),
  'account/updateProfile': of('worker', 'ok', () => ({
    nickname: '小林同学',
    cityCode: '110100',
    birthDate: birthDateIn(registered('lin').idNumber),
  })),
  'account/setAvatar': of('worker', 'PICTURE_NOT_FOUND', ({ avatarId }) => ({ pictureId: avatarId })),
  'account/removeAvatar': of('worker', 'ok'),
  'account/purposes': of('worker', 'ok'),
  'account/giveConsent': of('worker', 'ok', () => currentConsent('check-in-position')),
  'account/withdrawConsent': of('worker', 'ok', () => ({ purpose: 'home' })),
  'account/setHome': of('worker', 'PURPOSE_NOT_AGREED', () => ({ longitude: 120.38, latitude: 36.06 })),
  'account/bindPhone': of('worker', 'WECHAT_CODE_INVALID', ({ system }) => ({
    code: system.sandbox.phoneCode('lin'),
  })),
  'account/refresh': {
    ...of('worker', 'ok', ({ refreshToken }) => ({ refreshToken })),
    afterSession: 'SESSION_EXPIRED',
  },
  'account/logout': of('worker', 'ok'),
  'account/loginRecords': of('worker', 'ok', () => ({ limit: 10 })),
  'privacy/cancellation': of('worker', 'ok'),
  'privacy/askToLeave': of('leaver', 'WECHAT_IDENTITY_MISMATCH', ({ system }) => ({
    loginCode: system.sandbox.loginCode('zhou'),
  })),
  'privacy/copy': of('leaver', 'WECHAT_IDENTITY_MISMATCH', ({ system }) => ({
    loginCode: system.sandbox.loginCode('zhou'),
  })),
  'privacy/reads': of('worker', 'ok', () => ({ limit: 10 })),
  'privacy/comeBack': of('goner', 'CANCELLATION_OVER'),
  'tasks/find': of('worker', 'ok', () => ({ city: '370200', sort: 'newest', minPayFen: 100, limit: 10 })),
  'tasks/counts': of('worker', 'ok', () => ({ city: '370200' })),
  'tasks/suggest': of('worker', 'ok', () => ({ city: '370200' })),
  'tasks/publisher': of('worker', 'ok', ({ publisher }) => ({ publisherId: publisher.accountId })),
  'tasks/cities': of('worker', 'ok', () => ({ position: { longitude: 120.38, latitude: 36.06 } })),
  'tasks/get': of('worker', 'ok', ({ openTaskId }) => ({ taskId: openTaskId })),
  'orders/signUp': of('worker', 'ok', ({ openTaskId, shareId }) => ({
    taskId: openTaskId,
    termsVersion: 1,
    share: shareId,
    idempotencyKey: newKey(),
  })),
  'orders/withdraw': of('worker', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'orders/mine': of('worker', 'ok', () => ({ status: 'admitted', limit: 10 })),
  'orders/overview': of('worker', 'ok'),
  'orders/schedule': of('worker', 'ok'),
  'orders/forTask': of('worker', 'ok', ({ takenTaskId }) => ({ taskId: takenTaskId })),
  'orders/get': of('worker', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'orders/agenda': of('worker', 'ok'),
  'orders/checkIn': of(
    'worker',
    'ORDER_NOT_FOUND',
    ({ system, begunOrder: { orderId, taskId, startMs } }) => ({
      orderId,
      startMs,
      proof: { method: 'code', code: onSiteCode(system.ports, taskId, system.clock.nowMs()).code },
    }),
  ),
  'orders/checkOut': of(
    'worker',
    'ORDER_NOT_FOUND',
    ({ system, attendedOrder: { orderId, taskId, startMs } }) => ({
      orderId,
      startMs,
      proof: { method: 'code', code: onSiteCode(system.ports, taskId, system.clock.nowMs()).code },
    }),
  ),
  'orders/handIn': of('worker', 'ORDER_NOT_FOUND', ({ begunOrder: { orderId } }) => ({
    orderId,
    quantity: 1,
    text: '已全部完成',
    pictureIds: [],
  })),
  'orders/cancelPreview': of('worker', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'orders/leave': of('worker', 'ORDER_NOT_FOUND', ({ begunOrder: { orderId } }) => ({
    orderId,
    why: 'publisher-absent',
    text: '到了现场没有人接待',
  })),
  'orders/acceptTerms': of('worker', 'ORDER_NOT_FOUND', ({ askedOrderId }) => ({
    orderId: askedOrderId,
    termsVersion: 2,
  })),
  'orders/declineTerms': of('worker', 'ORDER_NOT_FOUND', ({ askedOrderId }) => ({ orderId: askedOrderId })),
  'orders/agree': of('worker', 'ORDER_NOT_FOUND', ({ partOrderId }) => ({ orderId: partOrderId })),
  'orders/dispute': of('worker', 'ORDER_NOT_FOUND', ({ attendedOrder: { orderId } }) => ({
    orderId,
    text: '现场情况与描述不符',
    pictureIds: [],
  })),
  'orders/answerDispute': of('worker', 'ORDER_NOT_FOUND', ({ disputedOrderId }) => ({
    orderId: disputedOrderId,
    text: '补充说明一下经过',
    pictureIds: [],
    idempotencyKey: newKey(),
  })),
  'orders/disputeOf': of('worker', 'ORDER_NOT_FOUND', ({ disputedOrderId }) => ({
    orderId: disputedOrderId,
  })),
  'orders/rate': of('worker', 'ORDER_NOT_FOUND', ({ partOrderId }) => ({
    orderId: partOrderId,
    onTime: true,
    asDescribed: true,
    paidAtOnce: true,
    text: '现场安排得很好',
  })),
  'publishing/cancelOrder': of('publisher', 'ORDER_NOT_FOUND', ({ orderId }) => ({
    orderId,
    reason: '活动改期，抱歉',
  })),
  'publishing/onSiteCode': of('publisher', 'TASK_NOT_FOUND', ({ takenTaskId }) => ({ taskId: takenTaskId })),
  'publishing/toAccept': of('publisher', 'ok', ({ handedInOrder: { taskId } }) => ({ taskId, limit: 10 })),
  'publishing/order': of('publisher', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'publishing/accept': of('publisher', 'ORDER_NOT_FOUND', ({ handedInOrder: { orderId, handedInAtMs } }) => ({
    orderId,
    handedInAtMs,
  })),
  'publishing/acceptSeveral': of('publisher', 'ok', ({ handedInOrder: { orderId, handedInAtMs } }) => ({
    items: [{ orderId, handedInAtMs }],
  })),
  'publishing/statement': of('publisher', 'ok', ({ settledIn }) => ({ month: settledIn })),
  'publishing/readResults': of('publisher', 'ok', ({ handedInOrder: { orderId } }) => ({
    content: Buffer.from(`订单编号\r\n${orderNumberOf(orderId)}\r\n`).toString('base64'),
  })),
  'publishing/applyResults': of('publisher', 'ok', ({ handedInOrder: { orderId, handedInAtMs } }) => ({
    items: [{ orderId, handedInAtMs, isReturned: false }],
  })),
  'publishing/returnWork': of(
    'publisher',
    'ORDER_NOT_FOUND',
    ({ handedInOrder: { orderId, handedInAtMs } }) => ({ orderId, handedInAtMs, reason: '照片看不清店名' }),
  ),
  'publishing/setContact': of('publisher', 'ok', () => ({ phone: '13900001234' })),
  'publishing/contact': of('publisher', 'ok'),
  'publishing/createTask': of('publisher', 'ok', ({ system }) => ({
    task: taskDraft(system.clock.nowMs()),
    idempotencyKey: newKey(),
  })),
  'publishing/updateTask': of('publisher', 'TASK_NOT_FOUND', ({ draftId, system }) => ({
    taskId: draftId,
    changes: taskDraft(system.clock.nowMs(), { title: '换个标题再看看' }),
  })),
  'publishing/changeTerms': of('publisher', 'TASK_NOT_FOUND', ({ openTaskId }) => ({
    taskId: openTaskId,
    termsVersion: 1,
    changes: { placeName: '台东步行街北口' },
  })),
  'publishing/openTask': of('publisher', 'TASK_NOT_FOUND', ({ draftId }) => ({ taskId: draftId })),
  'publishing/cost': of('publisher', 'ok', () => ({
    payFen: 22_000,
    payUnit: 'day',
    quantity: 1,
    places: 12,
  })),
  'funding/due': of('publisher', 'TASK_NOT_FOUND', ({ unpaidTaskId }) => ({ taskId: unpaidTaskId })),
  'publishing/cancelFunding': of('publisher', 'TASK_NOT_FOUND', ({ unpaidTaskId }) => ({
    taskId: unpaidTaskId,
  })),
  'funding/payByWeChat': of('publisher', 'TASK_NOT_FOUND', ({ unpaidTaskId }) => ({
    taskId: unpaidTaskId,
  })),
  'funding/payByCode': of('publisher', 'TASK_NOT_FOUND', ({ unpaidTaskId }) => ({ taskId: unpaidTaskId })),
  'funding/checkPayment': of('publisher', 'PAYMENT_NOT_FOUND', ({ paymentId }) => ({ paymentId })),
  'publishing/funds': of('publisher', 'TASK_NOT_FOUND', ({ openTaskId }) => ({ taskId: openTaskId })),
  'publishing/closeTask': of('publisher', 'TASK_NOT_FOUND', ({ openTaskId }) => ({ taskId: openTaskId })),
  'publishing/applicants': of('publisher', 'TASK_NOT_FOUND', ({ openTaskId }) => ({
    taskId: openTaskId,
    limit: 10,
  })),
  'publishing/admit': of('publisher', 'ORDER_NOT_FOUND', ({ waitingOrderId }) => ({
    orderId: waitingOrderId,
  })),
  'publishing/refuse': of('publisher', 'ORDER_NOT_FOUND', ({ waitingOrderId }) => ({
    orderId: waitingOrderId,
    reason: '名额已满，下次再约',
  })),
  'publishers/application': of('worker', 'ok'),
  'publishers/save': of('worker', 'ok', () => ({ fields: { kind: 'person', name: '小林的摊位' } })),
  'publishers/drop': of('worker', 'ok'),
  'publishers/readLicence': of('worker', 'PICTURE_NOT_FOUND', ({ licenceId }) => ({ licenceId })),
  'publishers/submit': of('worker', 'APPLICATION_NOT_FOUND', () => ({
    idNumber: registered('lin').idNumber,
    terms: currentTerms,
    idempotencyKey: newKey(),
  })),
  'operations/publishers': of('operator', 'ROLE_REQUIRED', () => ({ limit: 10 })),
  'operations/decidePublisher': of('operator', 'ROLE_REQUIRED', ({ applied }) => ({
    ...applied,
    decision: 'approve',
  })),
  'operations/pictures': of('operator', 'ROLE_REQUIRED', () => ({ limit: 10 })),
  'operations/decidePicture': of('operator', 'ROLE_REQUIRED', ({ doubtfulPictureId }) => ({
    pictureId: doubtfulPictureId,
    decision: 'approve',
  })),
  'pictures/ticket': of('worker', 'ok', () => ({
    purpose: 'hand-in',
    format: 'png',
    idempotencyKey: newKey(),
  })),
  'pictures/ofOrders': of('worker', 'ok', ({ waitingOrderId }) => ({ orderIds: [waitingOrderId] })),
  'pictures/done': of('worker', 'PICTURE_NOT_FOUND', ({ pictureId }) => ({ pictureId })),
  'publishing/mine': of('publisher', 'ok', () => ({ list: 'current', limit: 10 })),
  'publishing/task': of('publisher', 'TASK_NOT_FOUND', ({ openTaskId }) => ({ taskId: openTaskId })),
  'publishing/decideAll': of('publisher', 'TASK_NOT_FOUND', ({ reviewedTaskId, waitingOrderId }) => ({
    taskId: reviewedTaskId,
    orderIds: [waitingOrderId],
    kind: 'refuse',
    reason: '名额已满，下次再约',
  })),
  'publishing/undoDecisions': of('publisher', 'TASK_NOT_FOUND', ({ reviewedTaskId, decidedOrderId }) => ({
    taskId: reviewedTaskId,
    orderIds: [decidedOrderId],
  })),
  'payouts/bindAccount': of('worker', 'WECHAT_IDENTITY_MISMATCH', ({ system }) => ({
    channel: 'alipay',
    realName: '林晓彤',
    alipayLogonId: '13800001002',
    loginCode: system.sandbox.loginCode('lin'),
    idempotencyKey: newKey(),
  })),
  'income/overview': of('worker', 'ok'),
  'income/settlements': of('worker', 'ok', ({ settledIn }) => ({ month: settledIn, limit: 10 })),
  'income/statement': of('worker', 'ok', ({ settledIn }) => ({ month: settledIn })),
  'documents/statement': of('worker', 'ok', ({ settledIn }) => ({ month: settledIn, format: 'csv' })),
  'documents/year': of('worker', 'IDENTITY_NOT_FOUND', ({ settledIn }) => ({
    year: Number(settledIn.slice(0, 4)),
    format: 'csv',
  })),
  'documents/publisherStatement': of('publisher', 'ok', ({ settledIn }) => ({
    month: settledIn,
    format: 'csv',
  })),
  'documents/paidFor': of('publisher', 'ok', ({ settledIn }) => ({ month: settledIn })),
  'documents/toAccept': of('publisher', 'ok', ({ handedInOrder: { taskId } }) => ({ taskId })),
  'documents/contract': of('worker', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'documents/proof': of('worker', 'ORDER_NOT_FOUND', ({ orderId }) => ({ orderId })),
  'documents/proofKey': of('worker', 'ok'),
  'income/receipt': of('worker', 'SETTLEMENT_NOT_FOUND', ({ settlementId }) => ({ settlementId })),
  'income/preview': of('worker', 'ok', () => ({ amountFen: 20_000 })),
  'income/identity': of('worker', 'ok'),
  'income/identify': of('worker', 'ok', () => ({
    legalName: registered('lin').name,
    idNumber: registered('lin').idNumber,
    terms: taxTerms,
  })),
  'income/authorise': of('worker', 'IDENTITY_NOT_FOUND', () => ({ terms: taxTerms })),
  'payouts/accounts': of('worker', 'ok'),
  'payouts/setDefault': of('worker', 'PAYOUT_ACCOUNT_NOT_FOUND', ({ payoutAccountIds }) => ({
    payoutAccountId: payoutAccountIds[1],
  })),
  'payouts/unbind': of('worker', 'PAYOUT_ACCOUNT_NOT_FOUND', ({ payoutAccountIds }) => ({
    payoutAccountId: payoutAccountIds[0],
  })),
  'payouts/request': of('worker', 'PAYOUT_ACCOUNT_NOT_FOUND', () => ({ idempotencyKey: newKey() })),
  'payouts/payouts': of('worker', 'ok', () => ({ limit: 10 })),
  'payouts/payout': of('worker', 'PAYOUT_NOT_FOUND', ({ payoutId }) => ({ payoutId })),
  'payouts/confirm': of('worker', 'PAYOUT_NOT_FOUND', ({ payoutId }) => ({ payoutId })),
  'payouts/cancel': of('worker', 'PAYOUT_NOT_FOUND', ({ payoutId }) => ({ payoutId })),
  'sharing/createShare': of('worker', 'ok', ({ openTaskId }) => ({ taskId: openTaskId })),
  'sharing/openShare': of('worker', 'ok', ({ shareId }) => ({ share: shareId })),
  'sharing/myShares': of('worker', 'ok', () => ({ limit: 10 })),
  'messages/notices': of('worker', 'ok', () => ({ unread: true, limit: 10 })),
  'messages/markAllRead': of('worker', 'ok', ({ system }) => ({ upToMs: system.clock.nowMs() })),
  'messages/markRead': of('worker', 'NOT_FOUND', ({ noticeId }) => ({ noticeId })),
  'messages/allow': of('worker', 'ok'),
  'groups/events': of('bot', 'ok', () => ({ limit: 10 })),
  'groups/acknowledge': of('bot', 'INVALID_INPUT', ({ receipt }) => ({ receipt })),
  'groups/list': of('bot', 'ok', () => ({ limit: 10 })),
  'groups/save': of('bot', 'ok', () => groupSettings('wecom-robot', 'robot-1', { categories: ['other'] })),
  'groups/enqueue': of('bot', 'GROUP_NOT_FOUND', ({ groupId, openTaskId }) => ({
    posts: [{ groupId, taskId: openTaskId }],
  })),
  'groups/due': of('bot', 'ok', () => ({ limit: 10 })),
  'groups/claim': of('bot', 'ok', ({ waitingPost: { groupId, taskId } }) => ({ groupId, taskIds: [taskId] })),
  'groups/finish': of('bot', 'ok', ({ sendingPost: { groupId, taskId } }) => ({
    groupId,
    taskIds: [taskId],
    outcome: 'sent',
    messageId: 'message-1',
  })),
  'groups/posted': of('bot', 'ok', ({ openTaskId }) => ({ taskId: openTaskId, limit: 10 })),
  'groups/card': of('bot', 'GROUP_NOT_FOUND', ({ groupId, openTaskId }) => ({
    groupId,
    taskId: openTaskId,
    withLink: true,
  })),
  'groups/searchCard': of('bot', 'GROUP_NOT_FOUND', ({ groupId }) => ({ groupId, text: '台东附近 日结' })),
  'operations/reviewTask': of('operator', 'ROLE_REQUIRED', ({ reviewTaskId, submittedAtMs }) => ({
    taskId: reviewTaskId,
    submittedAtMs,
    decision: 'approve',
  })),
  'operations/findOrder': of('operator', 'ROLE_REQUIRED', ({ orderNumber }) => ({ number: orderNumber })),
  'operations/disputes': of('operator', 'ROLE_REQUIRED', () => ({ limit: 10 })),
  'operations/dispute': of('operator', 'ROLE_REQUIRED', ({ disputedOrderId }) => ({
    orderId: disputedOrderId,
  })),
  'operations/decideDispute': of('operator', 'ROLE_REQUIRED', ({ disputedOrderId }) => ({
    orderId: disputedOrderId,
    statements: 2,
    outcome: 'part',
    payFen: 5_000,
    reason: '双方都有责任，支付一部分',
  })),
  'operations/fundings': of('operator', 'ROLE_REQUIRED', () => ({ status: 'awaiting', limit: 10 })),
  'operations/confirmFunding': of('operator', 'ROLE_REQUIRED', ({ unpaid: { reference, amountFen } }) => ({
    reference,
    amountFen,
    bankSerial: 'BANK-0001-0001',
    ...samplePayer,
  })),
  'operations/refunds': of('operator', 'ROLE_REQUIRED', () => ({ status: 'due', limit: 10 })),
  'operations/finishRefund': of('operator', 'ROLE_REQUIRED', ({ refundId }) => ({
    refundId,
    outcome: 'paid',
    bankSerial: 'BANK-0002-0001',
  })),
  'operations/reconciliations': of('operator', 'ROLE_REQUIRED', () => ({ channel: 'wechat', limit: 10 })),
  'documents/requestInvoice': of('publisher', 'NOTHING_IN_PERIOD', ({ invoiceMonth }) => ({
    month: invoiceMonth,
    ...invoiceTo,
  })),
  'documents/requestCertificate': of('worker', 'IDENTITY_NOT_FOUND', () => ({
    year: 2026,
    email: 'lin@example.com',
  })),
  'documents/requests': of('publisher', 'ok', () => ({ kind: 'invoice', limit: 10 })),
  'documents/withdrawRequest': of('publisher', 'PAPER_REQUEST_NOT_FOUND', ({ paperRequestId }) => ({
    requestId: paperRequestId,
  })),
  'operations/paperRequests': of('operator', 'ROLE_REQUIRED', () => ({ limit: 10 })),
  'operations/movePaperRequest': of('operator', 'ROLE_REQUIRED', ({ paperRequestId }) => ({
    requestId: paperRequestId,
    step: 'start',
  })),
  'support/help': of('worker', 'ok'),
  'support/report': of('worker', 'ok', ({ openTaskId }) => ({
    about: { taskId: openTaskId },
    reason: 'false-task',
    text: '到了地址发现没有这个地方',
    pictureIds: [],
    idempotencyKey: newKey(),
  })),
  'support/write': of('worker', 'ok', () => ({
    kind: 'feedback',
    text: '希望能按工作日筛选任务',
    pictureIds: [],
    idempotencyKey: newKey(),
  })),
  'support/appeal': of('worker', 'NOTHING_TO_APPEAL', ({ upheldReportId }) => ({
    reportId: upheldReportId,
    text: '当天我在现场，有打卡记录',
    pictureIds: [],
    idempotencyKey: newKey(),
  })),
  'support/tickets': of('worker', 'ok', () => ({ limit: 10 })),
  'support/aboutMe': of('worker', 'ok', () => ({ limit: 10 })),
  'support/ticket': of('worker', 'TICKET_NOT_FOUND', ({ openReportId }) => ({ ticketId: openReportId })),
  'support/rulings': of('worker', 'ok', () => ({ limit: 10 })),
  'support/queue': of('operator', 'ROLE_REQUIRED', () => ({ kind: 'report', limit: 10 })),
  'support/answer': of('operator', 'ROLE_REQUIRED', ({ openReportId }) => ({
    ticketId: openReportId,
    outcome: 'upheld',
    text: '经核实，发布方没有按约定付款',
  })),
  'support/suspensions': of('operator', 'ROLE_REQUIRED', () => ({ limit: 10 })),
  'support/suspend': of('operator', 'ROLE_REQUIRED', ({ worker }) => ({
    accountId: worker.accountId,
    rule: 'faked-work',
    reason: '两次由他人代为打卡',
    days: 30,
  })),
  'support/lift': of('operator', 'ROLE_REQUIRED', ({ suspensionId }) => ({
    suspensionId,
    reason: '核实后确为本人',
  })),
  'schedule/tick': of('publisher', 'ACTION_NOT_FOUND'),
  'catalogue/build': of('publisher', 'ACTION_NOT_FOUND'),
  'drain/drain': of('publisher', 'ACTION_NOT_FOUND'),
  'reconcile/reconcile': of('publisher', 'ACTION_NOT_FOUND'),
} satisfies Record<ActionName, ActionCase>;

/** The entry of an action. Throws for an action without one. */
export function caseOf(feature: string, name: string): ActionCase {
  const found: Readonly<Record<string, ActionCase>> = actionCases;
  const entry = found[`${feature}/${name}`];
  if (!entry) throw new Error(`tests/support/actions/action-cases.ts has no entry for ${feature}/${name}`);
  return entry;
}
