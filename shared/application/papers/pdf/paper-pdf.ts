import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { type Paper, textsOf } from '../../../domain/papers/paper';
import { notoSansSc } from './noto-sans-sc';
import { settableFont } from './settable-font';
import { setPaper } from './sheets';
import { typesetter } from './typesetter';

/** Stands for a character that the font does not have, as printers have always put it. */
const missing = '〓';
const missingNote = `${missing} 代表字体中没有的字，以系统内的记录为准。`;

/** The text with what the font has, ① as 1 where it has no other; all blanks are one kind. */
function printable(glyphs: ReadonlySet<number>): (text: string) => string {
  const has = (text: string) => [...text].every((each) => glyphs.has(each.codePointAt(0) ?? 0));
  const shown = (character: string): string => {
    if (has(character)) return character;
    const plain = character.normalize('NFKC');
    return has(plain) ? plain : missing;
  };
  return (text) => [...text.replace(/\s/gu, ' ')].map(shown).join('');
}

/** Unpacked once for all papers of an instance. */
let font: Promise<Uint8Array> | undefined;

/** A paper as PDF, A4, with only those glyphs of Noto Sans SC that it needs. */
export async function paperPdf(paper: Paper, madeAtMs: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  font ??= notoSansSc().then(settableFont);
  const embedded = await document.embedFont(await font, { subset: true });
  const shown = printable(new Set(embedded.getCharacterSet()));
  document.setTitle(paper.title);
  document.setLanguage('zh-CN');
  document.setProducer('Jiedan');
  document.setCreationDate(new Date(madeAtMs));
  const isWhole = textsOf(paper).every((text) => !shown(text).includes(missing) || text.includes(missing));
  const notes = [...paper.notes, ...(isWhole ? [] : [missingNote])];
  setPaper(typesetter(document, embedded, shown), paper, notes);
  return document.save();
}
