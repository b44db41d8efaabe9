import type { TicketRow, TicketView } from '../../shared/contract/support';
import { fraudLine, reportReasons } from '../generated/support/report-reasons';
import { moment } from './format';

const kinds: Readonly<Record<TicketRow['kind'], string>> = {
  report: '举报',
  appeal: '申诉',
  complaint: '投诉',
  feedback: '反馈',
};

const outcomes: Readonly<
  Record<NonNullable<TicketRow['outcome']>, { readonly text: string; readonly tone: string }>
> = {
  upheld: { text: '举报成立', tone: 'warn' },
  unfounded: { text: '举报不成立', tone: 'plain' },
  granted: { text: '申诉成立', tone: 'accent' },
  refused: { text: '申诉不成立', tone: 'plain' },
  answered: { text: '已答复', tone: 'accent' },
};

/** By when something is answered, or that it is late; and what came of it. */
const dueText = ({ dueAtMs }: Pick<TicketRow, 'dueAtMs'>, nowMs: number): string =>
  dueAtMs < nowMs ? '已超过承诺的时间，我们正在催办' : `${moment(dueAtMs)} 前答复`;

/** What was sent, as a list shows it. */
export function ticketRowView(row: TicketRow, nowMs: number) {
  const { ticketId, kind, title, outcome, createdAtMs } = row;
  return {
    id: ticketId,
    kind: kinds[kind],
    title,
    state: outcome ? outcomes[outcome].text : '处理中',
    tone: outcome ? outcomes[outcome].tone : 'warn',
    note: outcome ? `${moment(createdAtMs)} 提交` : dueText(row, nowMs),
  };
}

function headOf(ticket: TicketView, nowMs: number) {
  const { outcome, answer, isAboutMe, stopsPayer } = ticket;
  if (outcome && answer) {
    const isOverturned = answer.overturnedAtMs !== undefined;
    return {
      title: isOverturned ? '申诉成立，认定已撤销' : outcomes[outcome].text,
      text: answer.text,
      tone: '',
    };
  }
  const stopped = isAboutMe
    ? '核实期间您不能招人和发布任务；已录用的照常进行和付款。'
    : '对方已不能招人和发布任务，已录用的人照常付款。';
  const text = `${dueText(ticket, nowMs)}。${stopsPayer ? stopped : ''}`;
  return { title: isAboutMe ? '正在核实针对您的举报' : '已收到，正在处理', text, tone: 'accent' };
}

/** One thing that was sent, or a report about the reader, as its page shows it. */
export function ticketPage(ticket: TicketView, nowMs: number) {
  const { kind, title, reason, text = '', pictures, number, createdAtMs, answer } = ticket;
  return {
    ...headOf(ticket, nowMs),
    kind: kinds[kind],
    name: ticket.isAboutMe || kind !== 'report' ? '' : `「${title}」`,
    reason: reason ? reportReasons[reason].text : '',
    said: text,
    pictures,
    number,
    facts: [`${moment(createdAtMs)} 提交`, ...(answer ? [`${moment(answer.atMs)} 答复`] : [])].join(' · '),
    fraudLine: ticket.showsFraudLine ? fraudLine : '',
    canAppeal: ticket.canAppeal,
  };
}
