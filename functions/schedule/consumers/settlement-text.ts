import type { EventOf } from '../../../shared/contract/events';
import { fen, formatYuan } from '../../../shared/domain/money/money';
import { hurdleTexts } from '../../../shared/domain/settlement/settlement-hurdles';
import type { NoticeText } from './notice';

const yuan = (amountFen: number): string => `¥${formatYuan(fen(amountFen))}`;

/** What a worker is told of their settlements. */
export function settlementText(
  event: EventOf<'settlement.settled' | 'settlement.reversed' | 'settlement.waiting'>,
): NoticeText {
  if (event.type === 'settlement.waiting') {
    const { amountFen, why } = event.facts;
    return {
      title: '有报酬等待结算',
      text: `${yuan(amountFen)} 已为您保留。${hurdleTexts[why]}`,
      page: 'pages/income/identity',
    };
  }
  if (event.type === 'settlement.reversed') {
    const { settlementId, grossFen } = event.facts;
    return {
      title: '一笔结算已冲回',
      text: `税前 ${yuan(grossFen)} 的结算已冲回，税款一并退回，报酬为您保留并重新结算。`,
      page: `pages/income/receipt?id=${settlementId}`,
    };
  }
  const { settlementId, grossFen, netFen } = event.facts;
  return {
    title: '报酬已结算',
    text: `税前 ${yuan(grossFen)}，到手 ${yuan(netFen)}，可查看税单。`,
    page: `pages/income/receipt?id=${settlementId}`,
  };
}
