import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { say } from '../../services/feedback';
import { leave } from '../../services/leave';
import { shownError } from '../../services/shown-error';
import { ruleTexts } from '../../utils/rule-texts';

type Breach = keyof typeof labels.breach;
type Fact = 'onTime' | 'asDescribed' | 'paidAtOnce' | 'breach';

interface Own {
  orderId: string;
  /** Whether the publisher rates the worker. */
  isPublisher: boolean;
  text: string;
}

const own = (page: unknown): Own => page as Own;

const yesNo = (yes: string, no: string) => [
  { value: 'yes', text: yes },
  { value: 'no', text: no },
];

const ofPublisher = [
  { id: 'onTime', title: '发布方准时在场吗？', choices: yesNo('准时', '不准时') },
  { id: 'asDescribed', title: '工作与描述相符吗？', choices: yesNo('相符', '不相符') },
  { id: 'paidAtOnce', title: '验收及时吗？', choices: yesNo('及时', '拖延') },
];
/** Where nobody worked to the end: one of few facts, chosen where there is no other. */
const ofBreaches = (breaches: readonly Breach[]) => [
  {
    id: 'breach',
    title: '发生了什么？',
    choices: breaches.map((breach) => ({ value: breach, text: labels.breach[breach] })),
  },
];
const ofWorker = [
  { id: 'onTime', title: '接单者准时到岗吗？', choices: yesNo('准时', '不准时') },
  { id: 'asDescribed', title: '工作达到要求吗？', choices: yesNo('达到', '没达到') },
];

Page({
  data: {
    rules: ruleTexts,
    facts: ofPublisher as (typeof ofPublisher)[number][],
    answers: {} as Partial<Record<Fact, string>>,
    /** When the other side reads it: of a breach only one side speaks. */
    seen: '对方也评价后才能看到',
    problem: '',
    isBusy: false,
  },

  onLoad({ id = '', as = '', breaches = '' }: { id?: string; as?: string; breaches?: string }) {
    const isPublisher = as === 'publisher';
    Object.assign(this, { orderId: id, isPublisher, text: '' });
    const broken = breaches.split(',').filter((name): name is Breach => name in labels.breach);
    if (broken.length > 0) this.setData({ facts: ofBreaches(broken), seen: '对方马上能看到' });
    else if (isPublisher) this.setData({ facts: ofWorker });
    if (broken.length === 1) this.setData({ 'answers.breach': broken[0] });
  },
  pick(event: WechatMiniprogram.CustomEvent<{ value: string }, object, { id: Fact }>) {
    const { id } = event.currentTarget.dataset;
    this.setData({ [`answers.${id}`]: event.detail.value, problem: '' });
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).text = event.detail.value;
    if (this.data.problem) this.setData({ problem: '' });
  },
  async send() {
    const { facts, answers, isBusy } = this.data;
    const { orderId, isPublisher, text } = own(this);
    if (isBusy) return;
    const open = facts.find(({ id }) => answers[id as Fact] === undefined);
    if (open) return this.setData({ problem: `请回答：${open.title}` });
    const is = (fact: Fact): boolean => answers[fact] === 'yes';
    const said = text.trim();
    this.setData({ isBusy: true, problem: '' });
    try {
      await api.orders.rate({
        orderId,
        ...(answers.breach === undefined
          ? {
              onTime: is('onTime'),
              asDescribed: is('asDescribed'),
              ...(!isPublisher && { paidAtOnce: is('paidAtOnce') }),
            }
          : { breach: answers.breach as Breach }),
        ...(said && { text: said }),
      });
      say('谢谢您的评价');
      leave(this);
    } catch (error) {
      const { message, problemOf } = shownError(error);
      this.setData({ problem: problemOf('text') ?? message });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
