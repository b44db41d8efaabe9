/** A file for the tax office before it has a format: every cell as it is to be read there. */
export interface TaxTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Yuan as forms want it, without separators: 123450 → 1234.50. Less than nothing has a hyphen before it. */
export function yuanCell(amountFen: number): string {
  const absolute = Math.abs(amountFen);
  const yuan = `${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
  return amountFen < 0 ? `-${yuan}` : yuan;
}
