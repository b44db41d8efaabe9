// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

declare const fenBrand: unique symbol;

/** An amount of money: a non-negative safe integer count of fen (0.01 yuan). Only `fen` makes one. */
export type Fen = number & { readonly [fenBrand]: true };

/** No single amount that is written down is larger: ten billion yuan, and sums of thousands stay exact. */
export const maxFen = 1_000_000_000_000;

/**
 * Takes a plain number for an amount in fen.
 * @throws RangeError when it is negative, fractional or too large to be exact
 */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`not an amount in fen: ${amount}`);
  }
  // Adding 0 turns -0 into 0, so that two equal amounts are also equal to Object.is and to JSON.
  return (amount + 0) as Fen;
}

/**
 * The exact sum in fen; 0 for no amounts.
 * @throws RangeError when the sum is too large to be exact
 */
export function addFen(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + amount), fen(0));
}

/** Yuan for people, always with fen: 123450 → `1,234.50`. The currency sign is left to the interface. */
export function formatYuan(amount: Fen): string {
  // Integer arithmetic and our own separators: no float division, and no dependence on the host's ICU data.
  const yuan = String(Math.floor(amount / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${yuan}.${String(amount % 100).padStart(2, '0')}`;
}

/** Yuan for cards and lists, whole amounts without decimals: 20000 → `200`, 20050 → `200.50`. */
export function formatYuanShort(amount: Fen): string {
  return formatYuan(amount).replace('.00', '');
}
