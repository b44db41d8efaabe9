import { csv } from './csv';
import type { Paper, PaperTable } from './paper';

/** Spreadsheets reckon with sums only where nothing separates their digits. */
const plain = ({ columns, rows }: PaperTable) => ({
  columns: columns.map(({ name }) => name),
  rows: rows.map((row) => row.map((text, at) => (columns[at]?.isSum ? text.replaceAll(',', '') : text))),
});

/** The tables of a paper, and above them what it is about. */
export const paperCsv = ({ title, facts, tables }: Paper): string =>
  csv(
    ...(facts.length > 0
      ? [
          {
            columns: [title, ''],
            rows: facts.map(([name, value]) => [
              name,
              /^-?[\d,]+\.\d\d$/.test(value) ? value.replaceAll(',', '') : value,
            ]),
          },
        ]
      : []),
    ...tables.map(plain),
  );
