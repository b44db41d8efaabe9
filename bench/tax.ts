import { fen } from '../shared/domain/money/money';
import { openTaxYear, type TaxYear } from '../shared/domain/tax/tax-year';
import { withhold } from '../shared/domain/tax/withhold';

/** Computations a second, at least. */
const goal = 200_000;
const computations = 600_000;

/** Two payments a month of one year, whose second one in March passes VAT's threshold. */
const year = Array.from({ length: 24 }, (_, at) => ({
  atMs: Date.UTC(2026, Math.floor(at / 2), 3 + (at % 2)),
  grossFen: fen(at === 5 ? 9_900_000 : 300_000 + at * 12_345),
}));

/** One payment taxed, from the state before to the state after with its receipt: each is a settlement's work. */
function compute(count: number): number {
  let state: TaxYear = openTaxYear(2026);
  let withheldFen = 0;
  for (let at = 0; at < count; at += 1) {
    const payment = year[at % year.length];
    if (!payment) continue;
    if (at % year.length === 0) state = openTaxYear(2026);
    const done = withhold(state, payment);
    state = done.state;
    withheldFen += done.receipt.incomeTaxBooked.nowFen;
  }
  return withheldFen;
}

/** `npm run bench:tax`: settlements' taxes a second of CPU, which another process cannot take away. */
function main(): void {
  compute(computations / 10);
  const before = process.cpuUsage();
  const withheldFen = compute(computations);
  const { user, system } = process.cpuUsage(before);
  const perSecond = Math.round((computations * 1e6) / (user + system));
  console.table([{ computations, 'a second': perSecond, 'at least': goal, withheldFen }]);
  if (perSecond < goal) process.exitCode = 1;
}

main();
