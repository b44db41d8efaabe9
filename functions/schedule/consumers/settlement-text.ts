import type { EventOf } from '../../../shared/contract/events';
import { fen, formatYuan } from '../../../shared/domain/money/money';
import { hurdleTexts } from '../../../shared/domain/settlement/settlement-hurdles';
import type { NoticeText } from './notice';

const yuan = (amountFen: number): string => `¥${formatYuan(fen(amountFen))}`;

/** What a worker is told of their settlements. */
export function settlementText(event: EventOf<'settlement.settled' | 'settlement.waiting'>): NoticeText {
  if (event.type === 'settlement.waiting') {
    const { amountFen, why } = event.facts;
    return {
      title: '有报酬等待结算',
      text: `${yuan(amountFen)} 已为您保留。${hurdleTexts[why]}`,
      page: 'pages/income/identity',
    };
  }
  const { settlementId, grossFen, netFen } = event.facts;
  return {
    title: '报酬已结算',
    text: `税前 ${yuan(grossFen)}，到手 ${yuan(netFen)}，可查看税单。`,
    page: `pages/income/receipt?id=${settlementId}`,
  };
}
