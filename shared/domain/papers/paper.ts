/** A column; `share` of the width against the other columns. */
export interface PaperColumn {
  readonly name: string;
  readonly share: number;
  /** Sums stand under one another by their last digit. */
  readonly isSum?: boolean;
}

export interface PaperTable {
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Said where there are no rows. */
  readonly empty: string;
}

/** What is written, apart from how: the same paper is a page to print and a table for spreadsheets. */
export interface Paper {
  readonly title: string;
  /** What it is about, name by name. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly PaperTable[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly notes: readonly string[];
}

const nothing: Omit<Paper, 'title'> = { facts: [], tables: [], sections: [], notes: [] };

/** A paper with what it has. */
export const paper = (title: string, parts: Partial<Omit<Paper, 'title'>>): Paper => ({
  title,
  ...nothing,
  ...parts,
});

/** Every text of a paper. */
export const textsOf = ({ title, facts, tables, sections, notes }: Paper): string[] => [
  title,
  ...facts.flat(),
  ...tables.flatMap((table) => [
    table.title,
    table.empty,
    ...table.columns.map(({ name }) => name),
    ...table.rows.flat(),
  ]),
  ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  ...notes,
];
