import type { EventOf } from '../../../shared/contract/events';
import type { NoticeText } from './notice';

const names = { invoice: '发票', certificate: '完税证明' } as const;
const pages = { invoice: 'pages/publishing/invoices', certificate: 'pages/income/certificates' } as const;

/** What somebody is told of an invoice or certificate that they asked for. */
export function paperText({ type, facts }: EventOf<'paper.issued' | 'paper.refused'>): NoticeText {
  const name = names[facts.kind];
  const page = pages[facts.kind];
  return type === 'paper.issued'
    ? { title: `${name}已开具`, text: `${facts.period} 的${name}已开具，已发到您填写的邮箱。`, page }
    : {
        title: `${name}没有开成`,
        text: `${facts.period} 的${name}没有开成，请查看原因，修改后可以重新申请。`,
        page,
      };
}
