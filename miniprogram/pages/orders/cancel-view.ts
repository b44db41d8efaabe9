import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import type { OrderDetail } from '../../../shared/contract/orders';
import { moment, yuan } from '../../utils/format';
import { withdrawalWarning } from '../../utils/order-view';

export type Preview = OutputOf<typeof contract.orders.cancelPreview>;

interface Words {
  readonly title: string;
  /** On the button. */
  readonly act: string;
  readonly ask: string;
}

const words: Readonly<Record<Exclude<Preview['step'], 'none'>, Words>> = {
  withdraw: { title: '现在取消报名', act: '取消报名', ask: '确定取消报名吗？' },
  leave: { title: '现在离岗', act: '确认离岗', ask: '确定离岗吗？' },
  cancel: { title: '现在取消这一单', act: '取消这一单', ask: '确定取消这一单吗？' },
};

function moneyText({ step, paysFen, paysAtMs }: Preview): string {
  if (paysFen === 0) return step === 'cancel' ? '不用付钱给接单者' : '不扣钱，也不得钱';
  const sum = `¥${yuan(paysFen)}`;
  const when = paysAtMs === undefined ? '马上入账' : `${moment(paysAtMs)} 入账，发布方提出异议除外`;
  return step === 'cancel' ? `从托管款付给接单者 ${sum}，${when}` : `您得 ${sum}，${when}`;
}

function recordText({ step, isLate }: Preview): string {
  // What a publisher does late costs money and is on no record.
  if (!isLate || step === 'cancel') return '不计入记录';
  return '计入您的“临时取消”次数，发布方审核时能看到';
}

/** Who withdraws may sign up again, a few times. */
const placeText = ({ step, placeIsFree }: Preview, known: OrderDetail | undefined): string => {
  if (step === 'withdraw' && known) return withdrawalWarning(known);
  return placeIsFree ? '放回，别人可以报名' : '不再放回';
};

/** Exactly what would happen now, line by line. */
export function cancelView(preview: Preview, known: OrderDetail | undefined) {
  const { step, rule } = preview;
  if (step === 'none') return null;
  return {
    ...words[step],
    step,
    lines: [
      { name: '钱', value: moneyText(preview) },
      { name: '记录', value: recordText(preview) },
      { name: '名额', value: placeText(preview, known) },
    ],
    rule: rule ? `依据：${rule.number}` : '',
    ruleText: rule?.text ?? '',
  };
}
