import type { PersonEvent } from '../../../shared/contract/events';
import { shanghaiTime } from '../../../shared/domain/calendar/calendar';
import { spanText } from '../../../shared/domain/calendar/date-text';
import { newestRules } from '../../../shared/domain/orders/order-rules';
import type { NoticeText } from './notice';

export type OrderEvent = Extract<PersonEvent, { readonly type: `order.${string}` }>;
type Sentences = { readonly [T in OrderEvent['type']]: Sentence<Extract<OrderEvent, { readonly type: T }>> };

/** Title, text, and the page that shows more: the worker's, the publisher's, of both sides. */
type Sentence<E extends OrderEvent> = readonly [
  title: string,
  text: (task: string, facts: E['facts']) => string,
  page: keyof typeof pages,
];

const pages = {
  order: ({ orderId }: OrderEvent['facts']) => `pages/orders/detail?id=${orderId}`,
  applicants: ({ taskId }: OrderEvent['facts']) => `pages/publishing/applicants?id=${taskId}`,
  work: ({ orderId }: OrderEvent['facts']) => `pages/publishing/order?id=${orderId}`,
  dispute: ({ orderId }: OrderEvent['facts']) => `pages/orders/dispute?id=${orderId}`,
} as const;

const rules = {
  silence: spanText(newestRules.silenceMs),
  dispute: spanText(newestRules.disputeMs),
  objection: spanText(newestRules.leaveObjectionMs),
};

const sentences: Sentences = {
  'order.applied': ['有新的报名', (task) => `有人报名了${task}，请及时审核。`, 'applicants'],
  'order.admitted': ['您已被录用', (task) => `您报名的${task}已录用，请按时到岗。`, 'order'],
  'order.refused': ['报名未通过', (task) => `您报名的${task}未通过，可查看原因，看看其他任务。`, 'order'],
  'order.withdrawn': ['有人取消报名', (task) => `有人取消了${task}的报名，名额已放回。`, 'work'],
  'order.cancelled': ['订单被发布方取消', (task) => `发布方取消了${task}，可查看原因和补偿。`, 'order'],
  'order.termsAsked': [
    '发布方想修改任务，请答复',
    (task, { answerByMs }) =>
      `${task}的条件有变，请在 ${shanghaiTime(answerByMs)} 前选择接受或退出；不答复视为不接受，不计入记录。`,
    'order',
  ],
  'order.termsDeclined': [
    '有人没有接受修改',
    (task) => `有人没有接受${task}的新条件，名额已放回。`,
    'applicants',
  ],
  'order.termsLapsed': [
    '报名已取消',
    (task) => `${task}的修改到期没有答复，报名已取消，不计入记录；想参加请看看其他任务。`,
    'order',
  ],
  'order.left': [
    '有人离岗',
    (task) => `${task}有人因您不在场或工作不符离岗，${rules.objection}内可提出异议。`,
    'work',
  ],
  'order.noShow': [
    '未按时到岗',
    (task) => `${task}未见到岗打卡，已记为未到岗；如有异议可在 ${rules.dispute}内申诉。`,
    'order',
  ],
  'order.missed': ['有人未到岗', (task) => `${task}有人未按时到岗。`, 'work'],
  'order.cameAfterAll': ['已补到岗记录', (task) => `${task}有人离线打卡，现已补上，不再算未到岗。`, 'work'],
  'order.handedIn': [
    '有成果待验收',
    (task) => `${task}有人提交了成果，${rules.silence}内未处理将自动验收。`,
    'work',
  ],
  'order.returned': ['成果被退回', (task) => `${task}的成果被退回，请查看原因后重新提交。`, 'order'],
  'order.accepted': ['已验收', (task) => `${task}已验收，可查看金额，评价发布方。`, 'order'],
  'order.lapsed': ['订单已结束', (task) => `${task}被退回后 ${rules.dispute}没有重新提交，已结束。`, 'order'],
  'order.disputed': [
    '有订单被申诉',
    (task) => `${task}被对方申诉，请在 ${rules.silence}内说明情况。`,
    'dispute',
  ],
  'order.disputeAnswered': ['申诉有新说明', (task) => `${task}的申诉中对方有新的说明。`, 'dispute'],
  'order.decided': ['申诉已有结果', (task) => `${task}的申诉已处理，请查看结果和理由。`, 'dispute'],
  'order.soon': [
    '快要上岗了',
    (task, { startMs }) => `${task}${shanghaiTime(startMs)} 开工，请查看地点和要带的东西。`,
    'order',
  ],
  'order.acceptanceDue': [
    '请尽快验收',
    (task, { hoursLeft }) => `${task}有成果还有 ${hoursLeft} 小时将自动验收。`,
    'work',
  ],
};

/** The notice of what happened to an order, for the one whom it concerns. */
export function orderNoticeText({ type, facts }: OrderEvent): NoticeText {
  const [title, text, page] = sentences[type] as Sentence<OrderEvent>;
  return { title, text: text(`「${facts.title}」`, facts), page: pages[page](facts) };
}
