/** What begins like a formula, in wide characters too, is none in a spreadsheet; a sum below zero is a number. */
const isFormula = (text: string): boolean => /^(?:[\t\r\n]|\s*[=+@＝＋＠－]|\s*-(?!\d[\d.]*$))/u.test(text);

const cell = (text: string): string => `"${(isFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const line = (row: readonly string[]): string => row.map(cell).join(',');

/**
 * Tables as text that spreadsheets open as it is (RFC 4180, UTF-8 with its mark): one under the other, an empty line
 * between.
 */
export const csv = (
  ...tables: readonly { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }[]
): string =>
  `\uFEFF${tables.map(({ columns, rows }) => `${[columns, ...rows].map(line).join('\r\n')}\r\n`).join('\r\n')}`;

/** The separator that most of the first line's fields are told apart by: spreadsheets save commas, tabs or semicolons. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counted = [',', '\t', ';', '，'].map((each) => [each, first.split(each).length] as const);
  return counted.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ',';
};

/** The fields of each line of a table (RFC 4180), of at most `most` lines; quotes may hold separators and line ends. */
export function parseCsv(raw: string, most: number): string[][] {
  const text = raw.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let [row, field, isQuoted]: [string[], string, boolean] = [[], '', false];
  const endRow = () => {
    rows.push([...row, field]);
    [row, field] = [[], ''];
  };
  for (let at = 0; at < text.length && rows.length < most; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && field.trim() === '') [field, isQuoted] = ['', true];
    else if (character === separator) [row, field] = [[...row, field], ''];
    else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  if (rows.length < most && (field !== '' || row.length > 0)) endRow();
  return rows;
}
