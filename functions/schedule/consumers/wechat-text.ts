import type { EventOf } from '../../../shared/contract/events';
import { shanghaiTime } from '../../../shared/domain/calendar/calendar';
import type { MessagePurpose } from '../../../shared/domain/notices/message-purposes';
import { cutText, sizes } from '../../../shared/domain/text/clusters';

/** What WeChat tells a worker who has asked for it. */
export type MessageEvent = EventOf<
  | 'order.admitted'
  | 'order.refused'
  | 'order.soon'
  | 'order.termsAsked'
  | 'order.termsLapsed'
  | 'order.cancelled'
  | 'order.accepted'
  | 'order.returned'
>;

interface Words {
  readonly purpose: MessagePurpose;
  /** At most five Chinese characters. */
  readonly phrase: string;
  /** What to do now, whole within the 20 characters of a `thing`: the title stands above it. */
  readonly remark: string;
}

const words: Readonly<Record<MessageEvent['type'], Words>> = {
  'order.admitted': {
    purpose: 'orderResult',
    phrase: '已录用',
    remark: '请按时到岗，点开查看时间和地点',
  },
  'order.refused': { purpose: 'orderResult', phrase: '未通过', remark: '点开查看原因，再看看其他任务' },
  'order.soon': {
    purpose: 'workReminder',
    phrase: '即将开工',
    remark: '点开查看地点和要带的东西',
  },
  'order.termsAsked': {
    purpose: 'orderChange',
    phrase: '待您答复',
    remark: '发布方想修改任务，请接受或退出',
  },
  'order.termsLapsed': {
    purpose: 'orderChange',
    phrase: '报名已取消',
    remark: '修改到期没有答复，不计入记录',
  },
  'order.cancelled': { purpose: 'orderChange', phrase: '已取消', remark: '发布方取消了，点开查看原因和补偿' },
  'order.accepted': { purpose: 'acceptance', phrase: '已验收', remark: '点开查看金额，评价发布方' },
  'order.returned': { purpose: 'acceptance', phrase: '被退回', remark: '请查看原因，改好后重新提交' },
};

/** Which template it is told by. */
export const purposeOf = ({ type }: Pick<MessageEvent, 'type'>): MessagePurpose => words[type].purpose;

/** A `thing` holds 20 characters; a pair of surrogates is one. */
const firstCharacters = (text: string): string => cutText(text, 20, '', sizes.codePoints);

/** The moment that matters: when work begins, until when one answers, else when it happened. */
function momentOf(event: MessageEvent, atMs: number): number {
  if (event.type === 'order.soon') return event.facts.startMs;
  return event.type === 'order.termsAsked' ? event.facts.answerByMs : atMs;
}

/** Whether nobody is helped any more by being told. */
export const isPast = (event: MessageEvent, nowMs: number): boolean =>
  (event.type === 'order.soon' || event.type === 'order.termsAsked') && momentOf(event, nowMs) <= nowMs;

/** WeChat's limits: thing ≤ 20 characters, phrase ≤ 5 Chinese characters, time as 2026年11月22日 10:00. */
export const messageData = (event: MessageEvent, atMs: number): Readonly<Record<string, string>> => ({
  thing1: firstCharacters(event.facts.title),
  phrase2: words[event.type].phrase,
  time3: shanghaiTime(momentOf(event, atMs)),
  thing4: words[event.type].remark,
});
