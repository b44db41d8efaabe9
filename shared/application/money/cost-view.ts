import { type CostRates, taskCost } from '../../domain/money/cost';
import type { Fen } from '../../domain/money/money';
import { workText } from '../../domain/money/pay';
import type { PayUnit } from '../../domain/money/pay-units';

interface CostLine {
  readonly kind: 'pay' | 'fee' | 'surcharge';
  readonly label: string;
  readonly amountFen: Fen;
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

interface Work {
  readonly payFen: Fen;
  readonly payUnit: PayUnit;
  readonly quantity: number;
  readonly places: number;
}

interface CostView {
  readonly lines: CostLine[];
  readonly totalFen: Fen;
}

/** What a task costs with all its places, as people read it, line by line. */
export function costView(work: Work, rates: CostRates): CostView {
  const { payFen, feeFen, surchargeFen, totalFen } = taskCost(work, rates);
  const { feeBasisPoints, surchargeBasisPoints } = rates;
  const lines: CostLine[] = [
    { kind: 'pay', label: `报酬 ${workText(work, work.places)}`, amountFen: payFen },
    { kind: 'fee', label: `平台服务费 ${percent(feeBasisPoints)}`, amountFen: feeFen },
    { kind: 'surcharge', label: `预计税费 ${percent(surchargeBasisPoints)}`, amountFen: surchargeFen },
  ];
  return { lines, totalFen };
}
