import { type Rates, rateNames } from '../../../shared/domain/limits/rates';

/** Whoever tests or measures calls as often as they like. */
export const unlimitedRates = Object.fromEntries(
  rateNames.map((name) => [name, { calls: 1e9, perMs: 1 }]),
) as unknown as Rates;
