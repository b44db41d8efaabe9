import { placed } from '../../../tests/support/tax/tax-histories';
import { fen } from '../money/money';
import { takeHome } from './take-home';
import { defaultTaxSettings } from './tax-readings';
import { openTaxYear } from './tax-year';
import { withhold } from './withhold';

const next = placed(2027, 1, 1_000_000);

test('who is new is told what a first payment brings', () => {
  expect(takeHome(undefined, next)).toEqual({ netFen: 991_000, takenFen: 9_000, text: '到手约 ¥9,910.00' });
});

test('who earned already is told by their own year, which stays as it is', () => {
  const { state } = withhold(openTaxYear(2027), placed(2027, 1, 9_000_000));
  const before = structuredClone(state);
  // 100,000 × 80 % − 5,000 at 10 % − 2,520 is 4,980, of which 4,180 are withheld.
  expect(takeHome(state, next)).toEqual({ netFen: 920_000, takenFen: 80_000, text: '到手约 ¥9,200.00' });
  expect(state).toEqual(before);
});

test('a new year begins anew, with what is still to be recovered', () => {
  const before = {
    ...withhold(openTaxYear(2026), placed(2026, 12, 9_000_000)).state,
    toRecoverFen: fen(100),
  };
  expect(takeHome(before, next)).toMatchObject({ netFen: 990_900, takenFen: 9_100 });
});

test('the settings of the payer hold', () => {
  expect(takeHome(undefined, next, { ...defaultTaxSettings, payer: 'other' }).netFen).toBe(840_000);
});

test('a month that gives income tax back takes nothing less than nothing', () => {
  const state = { ...openTaxYear(2027), toRecoverFen: fen(2_000_000) };
  expect(takeHome(state, next)).toMatchObject({ netFen: 0, takenFen: 1_000_000, text: '到手约 ¥0.00' });
});
