import type { PaperRequestView } from '../../shared/contract/documents';
import { moment } from './format';
import { monthText } from './months';
import { yuanExact } from './yuan-exact';

const states = {
  requested: { text: '待办理', tone: 'warn' },
  working: { text: '办理中', tone: 'warn' },
  issued: { text: '已开具', tone: 'accent' },
  refused: { text: '没有开成', tone: 'danger' },
  withdrawn: { text: '已撤回', tone: 'plain' },
} as const;

/** What happens next, or what came of it. */
function nextOf({ status, email = '', number = '', reason = '', updatedAtMs }: PaperRequestView): string {
  switch (status) {
    case 'requested':
      return '我们收到后开始办理，开好会通知您。';
    case 'working':
      return `${moment(updatedAtMs)} 开始办理，开好会通知您。`;
    case 'issued':
      return `号码 ${number}，已发到 ${email}。`;
    case 'refused':
      return `原因：${reason}。修改后可以重新申请。`;
    case 'withdrawn':
      return '需要时可以重新申请。';
  }
}

/** A request for an invoice or certificate, as its list shows it. */
export const paperRequestView = (request: PaperRequestView) => {
  const { requestId, kind, period, status, amountFen, title } = request;
  return {
    id: requestId,
    period,
    name: kind === 'invoice' ? `${monthText(period)}发票` : `${period} 年完税证明`,
    amount: yuanExact(amountFen),
    title: title ?? '',
    state: states[status].text,
    tone: states[status].tone,
    next: nextOf(request),
    canWithdraw: status === 'requested',
  };
};
