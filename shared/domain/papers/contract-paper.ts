import { shanghaiTime } from '../calendar/calendar';
import type { Fen } from '../money/money';
import { payUnitNames } from '../money/pay';
import type { PayUnit } from '../money/pay-units';
import { type SettlementCycle, settlementCycleNames } from '../money/settlement-cycles';
import type { Session } from '../tasks/sessions';
import { sessionLines } from '../tasks/sessions-text';
import { type Paper, paper } from './paper';
import { yuanText } from './yuan-text';

/** What two people agreed on, and by which texts. */
export interface AgreedWork {
  readonly number: string;
  readonly worker: string;
  readonly publisher: string;
  readonly title: string;
  readonly payFen: Fen;
  readonly payUnit: PayUnit;
  readonly quantity: number;
  readonly totalFen: number;
  readonly settlementCycle: SettlementCycle;
  readonly sessions: readonly Session[];
  readonly signedUpAtMs: number;
  /** When the place was given; undefined: not yet. */
  readonly admittedAtMs?: number | undefined;
  /** Of the task's terms, and of the rules for whatever is not worked as agreed. */
  readonly termsVersion: number;
  readonly rulesVersion: number;
  readonly place: string;
  readonly description: string;
  readonly serviceStandard: string;
  readonly requirements: readonly string[];
  readonly bring: readonly string[];
  readonly agreements: readonly {
    readonly title: string;
    readonly version: string;
    readonly textHash: string;
    readonly acceptedAtMs: number;
  }[];
  readonly madeAtMs: number;
}

const lines = (texts: readonly string[]): string[] => (texts.length > 0 ? [...texts] : ['无']);

/** The contract of an order as it was agreed: terms of the sign-up, and the texts by which both stand to the platform. */
export const contractPaper = (work: AgreedWork): Paper =>
  paper('服务合同（订单约定）', {
    facts: [
      ['订单编号', work.number],
      ['接单方（自由职业者）', work.worker],
      ['发布方', work.publisher],
      ['任务', work.title],
      [
        '报酬',
        `${yuanText(work.payFen)} 元/${payUnitNames[work.payUnit]}，共 ${work.quantity} ${payUnitNames[work.payUnit]}`,
      ],
      ['合计（税前）', `${yuanText(work.totalFen)} 元，按验收合格的数量计算`],
      ['结算周期', settlementCycleNames[work.settlementCycle]],
      ['工作地点', work.place],
      ['报名时间', shanghaiTime(work.signedUpAtMs)],
      ['录用时间', work.admittedAtMs === undefined ? '尚未录用' : shanghaiTime(work.admittedAtMs)],
      ['约定版本', `任务内容第 ${work.termsVersion} 版，履约规则第 ${work.rulesVersion} 版`],
      ['生成时间', shanghaiTime(work.madeAtMs)],
    ],
    sections: [
      { heading: '工作时间', paragraphs: sessionLines(work.sessions) },
      { heading: '工作内容', paragraphs: work.description.split('\n') },
      { heading: '服务标准', paragraphs: work.serviceStandard.split('\n') },
      { heading: '要求', paragraphs: lines(work.requirements) },
      { heading: '需要携带', paragraphs: lines(work.bring) },
    ],
    tables: [
      {
        title: '接单方同意的协议',
        columns: [
          { name: '协议', share: 4 },
          { name: '版本', share: 2 },
          { name: '同意时间', share: 4 },
          { name: '文本 SHA-256（Base64）', share: 8 },
        ],
        rows: work.agreements.map(({ title, version, textHash, acceptedAtMs }) => [
          title,
          version,
          shanghaiTime(acceptedAtMs),
          textHash,
        ]),
        empty: '没有记录。',
      },
    ],
    notes: [
      '双方以数据电文形式订立（电子签名法第三条）。报名即接受报名当时的内容，录用后任何一方不得单方改变。',
      '各方之间不因本合同建立劳动关系；关系的性质最终看实际情况。',
    ],
  });
