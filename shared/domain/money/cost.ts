import { type Fen, fen } from './money';

/** What the platform takes beside the pay, from a day on. Added to, never changed: orders keep their version. */
export interface CostRates {
  readonly version: string;
  /** From this moment on, ms since 1970. */
  readonly fromMs: number;
  /** Of the pay, in hundredths of a percent. */
  readonly feeBasisPoints: number;
  /** VAT and its surcharges as far as they are to be expected, in hundredths of a percent of the pay. */
  readonly surchargeBasisPoints: number;
}

/** Oldest first. */
export const costRates: readonly [CostRates, ...CostRates[]] = [
  { version: '2026-11', fromMs: 0, feeBasisPoints: 600, surchargeBasisPoints: 100 },
];

/** The rates of a moment. */
export const ratesAt = (nowMs: number): CostRates =>
  [...costRates].reverse().find(({ fromMs }) => fromMs <= nowMs) ?? costRates[0];

/** The rates of a version. Throws RangeError for one that never was. */
export function ratesOf(version: string): CostRates {
  const found = costRates.find((rates) => rates.version === version);
  if (!found) throw new RangeError(`no rates ${version}`);
  return found;
}

/** What work costs the publisher, line by line, in fen. */
export interface Cost {
  readonly payFen: Fen;
  readonly feeFen: Fen;
  readonly surchargeFen: Fen;
  readonly totalFen: Fen;
}

const partOf = (payFen: Fen, basisPoints: number): number => Math.ceil((payFen * basisPoints) / 10_000);

/** What a pay costs; of a smaller pay never more, in any line. */
export function costOfPay(payFen: Fen, rates: CostRates): Cost {
  const [feeFen, surchargeFen] = [
    fen(partOf(payFen, rates.feeBasisPoints)),
    fen(partOf(payFen, rates.surchargeBasisPoints)),
  ];
  return { payFen, feeFen, surchargeFen, totalFen: fen(payFen + feeFen + surchargeFen) };
}

interface Work {
  readonly payFen: Fen;
  /** In the unit of the pay; of hours also halves. */
  readonly quantity: number;
}

/** What all that one person does earns, to the fen; half an hour of an odd pay is rounded up. */
export const payOfWork = ({ payFen, quantity }: Work): Fen => fen(Math.round(payFen * quantity));

/** What one order costs at its most. */
export const orderCost = (terms: Work, rates: CostRates): Cost => costOfPay(payOfWork(terms), rates);

/** What a task costs with all its places taken: exactly as many times one order. */
export function taskCost(task: Work & { readonly places: number }, rates: CostRates): Cost {
  const one = orderCost(task, rates);
  const all = (each: Fen): Fen => fen(each * task.places);
  return {
    payFen: all(one.payFen),
    feeFen: all(one.feeFen),
    surchargeFen: all(one.surchargeFen),
    totalFen: all(one.totalFen),
  };
}

/** No task costs more: ten million yuan. */
export const maxTaskCostFen = 1_000_000_000;
