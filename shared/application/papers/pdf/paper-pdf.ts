import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { type Paper, textsOf } from '../../../domain/papers/paper';
import { notoSansSc } from './noto-sans-sc';
import { sheets } from './sheets';

/** Stands for a character that the font does not have, as printers have always put it. */
const missing = '〓';
const missingNote = `${missing} 代表字体中没有的字，以系统内的记录为准。`;

/** The text with what the font has; all blanks are one kind. */
const printable =
  (glyphs: ReadonlySet<number>) =>
  (text: string): string =>
    [...text.replace(/\s/gu, ' ')]
      .map((character) => (glyphs.has(character.codePointAt(0) ?? 0) ? character : missing))
      .join('');

/** A paper as PDF, A4, with only those glyphs of Noto Sans SC that it needs. */
export async function paperPdf(paper: Paper, madeAtMs: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(await notoSansSc(), { subset: true });
  const shown = printable(new Set(font.getCharacterSet()));
  document.setTitle(paper.title);
  document.setLanguage('zh-CN');
  document.setProducer('Jiedan');
  document.setCreationDate(new Date(madeAtMs));
  const isWhole = textsOf(paper).every((text) => !shown(text).includes(missing) || text.includes(missing));
  const sheet = sheets(document, font, shown);
  sheet.title(paper.title);
  sheet.facts(paper.facts);
  for (const { heading, paragraphs } of paper.sections) {
    sheet.heading(heading);
    for (const text of paragraphs) sheet.paragraph(text);
  }
  for (const table of paper.tables) {
    sheet.heading(table.title);
    if (table.rows.length === 0) sheet.paragraph(table.empty);
    else sheet.table(table);
  }
  sheet.notes([...paper.notes, ...(isWhole ? [] : [missingNote])]);
  sheet.number();
  return document.save();
}
