import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { reportReasons } from '../../generated/support/report-reasons';
import { api } from '../../services/api';
import { emptyList, listPage } from '../../services/pager';

type Ruling = OutputOf<typeof contract.support.rulings>['rulings'][number];

const rowOf = ({ number, reason, outcome, day, isOverturned }: Ruling) => {
  const isUpheld = outcome === 'upheld' && !isOverturned;
  return {
    id: number,
    reason: reportReasons[reason].text,
    state: isOverturned ? '申诉后撤销' : isUpheld ? '成立' : '不成立',
    tone: isUpheld ? 'warn' : 'plain',
    note: `${day} · 编号 ${number}`,
  };
};
type Row = ReturnType<typeof rowOf>;

async function loadRulings(cursor: string | undefined) {
  const { rulings, next } = await api.support.rulings(cursor === undefined ? {} : { cursor });
  return { rows: rulings.map(rowOf), next };
}

Page({
  data: { ...emptyList<Row>() },

  ...listPage(loadRulings),
  onLoad() {
    this.reload();
  },
});
