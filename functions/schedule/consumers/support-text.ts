import type { EventOf } from '../../../shared/contract/events';
import type { TicketKind } from '../../../shared/domain/support/ticket-kinds';
import type { NoticeText } from './notice';

export type SupportEvent = EventOf<
  | 'ticket.answered'
  | 'report.upheld'
  | 'publishing.stopped'
  | 'publishing.resumed'
  | 'account.suspended'
  | 'account.restored'
>;

const names: Readonly<Record<TicketKind, string>> = {
  report: '举报',
  appeal: '申诉',
  complaint: '投诉',
  feedback: '反馈',
};

const ticketPage = (ticketId: string): string => `pages/support/ticket?id=${ticketId}`;
const mePage = 'pages/me/index';

/** What somebody is told of what they have sent, and of measures against them. */
export function supportText(event: SupportEvent): NoticeText {
  switch (event.type) {
    case 'ticket.answered': {
      const name = names[event.facts.kind];
      return {
        title: `${name}有结果了`,
        text: `您的${name}已由人工处理，请查看答复。`,
        page: ticketPage(event.facts.ticketId),
      };
    }
    case 'report.upheld':
      return {
        title: '针对您的举报已认定',
        text: '一条针对您的举报经人工核实成立，请查看结果；不认可的，可以申诉。',
        page: ticketPage(event.facts.ticketId),
      };
    case 'publishing.stopped':
      return {
        title: '发布已暂停，等待核实',
        text: '有人举报您的任务收费，您的发布已暂停：开放中的任务停止报名，空缺名额的款项原路退回；已录用的照常进行和付款。24 小时内由人工核实。',
        page: ticketPage(event.facts.ticketId),
      };
    case 'publishing.resumed':
      return {
        title: '发布已恢复',
        text: '此前的暂停已解除。可以在“我的发布”里复制原来的任务，重新发布。',
        page: 'pages/publishing/mine',
      };
    case 'account.suspended':
      return {
        title: '账号已被暂停',
        text: '您暂时不能报名或发布任务；已挣的钱照常结算和提现。请查看原因，不认可的，可以申诉。',
        page: mePage,
      };
    case 'account.restored':
      return { title: '账号已恢复', text: '暂停已结束，您可以照常报名和发布任务。', page: mePage };
  }
}
