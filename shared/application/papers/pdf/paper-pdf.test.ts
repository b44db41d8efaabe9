import fontkit from '@pdf-lib/fontkit';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { agreements } from '../../../contract/agreements';
import { errorCatalogue } from '../../../contract/errors';
import { moved } from '../../../domain/ledger/accounts';
import { fen } from '../../../domain/money/money';
import { contractPaper } from '../../../domain/papers/contract-paper';
import { paper, textsOf } from '../../../domain/papers/paper';
import { workerMonthPaper } from '../../../domain/papers/worker-papers';
import { workerStatement } from '../../../domain/statements/worker-statement';
import { notoSansSc } from './noto-sans-sc';
import { paperPdf } from './paper-pdf';
import { settableFont } from './settable-font';
import { wrapped } from './wrapped';

const atMs = Date.parse('2026-11-20T10:00:00+08:00');

/** What a PDF holds: its pages, its only font, and which glyph stands for which character. */
async function readPdf(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const streams = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [decodePDFRawStream(object).decode()] : []));
  const maps = streams.map((stream) => Buffer.from(stream).toString('latin1'));
  const toUnicode = maps.find((text) => text.includes('begincmap')) ?? '';
  const characters = new Map(
    [...toUnicode.matchAll(/<([\dA-F]{4})> <([\dA-F]+)>/gi)].map(([, glyph = '', text = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  );
  const file = streams.find((stream) => {
    const tag = Buffer.from(stream.slice(0, 4)).toString('hex');
    return tag === '00010000' || tag === '74727565';
  });
  const fonts = document.context
    .enumerateIndirectObjects()
    .filter(([, object]) => String(object).includes(String(PDFName.of('FontFile2'))));
  return { pages: document.getPageCount(), characters, file, fonts: fonts.length };
}

/** What is used of a font. */
interface Font {
  getGlyph(id: number): { readonly path: { readonly commands: readonly unknown[]; toSVG(): string } };
  glyphForCodePoint(point: number): { readonly path: { toSVG(): string } };
  hasGlyphForCodePoint(point: number): boolean;
}

const openFont = (bytes: Uint8Array) => fontkit.create(bytes) as unknown as Font;
const whole = notoSansSc().then((bytes) => openFont(settableFont(bytes)));

const month = workerMonthPaper(
  '2026-11',
  workerStatement([
    { id: 'p', kind: 'payout', atMs, payoutId: 'P', postings: moved('payable', { transit: 1 }) },
    ...Array.from({ length: 60 }, (_, n) => ({
      id: `settle:lin:${n}`,
      kind: 'settle',
      atMs: atMs + n,
      orderIds: [`order${n}`],
      postings: moved('earned', { payable: 991_000, incomeTax: 9_000 }),
    })),
  ]),
  new Map(
    Array.from({ length: 60 }, (_, n) => [`order${n}`, `海边风筝节亲子区引导员（第 ${n} 场），含午餐`]),
  ),
  { name: '林晓彤', madeAtMs: atMs },
);

test('every character of a paper stands in its PDF as the font draws it, and nothing else of the font does', async () => {
  const bytes = await paperPdf(month, atMs);
  const { pages, characters, file, fonts } = await readPdf(bytes);
  expect(fonts).toBe(1);
  expect(pages).toBeGreaterThan(1);
  // What is said of a table without rows is not printed.
  const printed = { ...month, tables: month.tables.map((table) => ({ ...table, empty: '' })) };
  const wanted = new Set(textsOf(printed).flatMap((text) => [...text.replace(/\s/gu, ' ')]));
  const there = new Set([...characters.values()]);
  expect([...wanted].filter((character) => !there.has(character))).toEqual([]);
  const all = await whole;
  const subset = openFont(file as Uint8Array);
  const wrong = [...characters].filter(([glyph, character]) => {
    const drawn = subset.getGlyph(glyph).path;
    const meant = all.glyphForCodePoint(character.codePointAt(0) ?? 0).path;
    return drawn.toSVG() !== meant.toSVG() || (character.trim() !== '' && drawn.commands.length === 0);
  });
  expect(wrong).toEqual([]);
  expect(bytes.length).toBeLessThan(200 * 1024);
});

test('a character that the font has not is a blank for nobody: it is marked, and the paper says so', async () => {
  const { characters } = await readPdf(
    await paperPdf(paper('名字', { facts: [['姓名', '林𪚥，① 号']] }), atMs),
  );
  const all = [...characters.values()].join('');
  expect(all).toContain('〓');
  expect(all).not.toContain('𪚥');
  expect(all).toContain('1');
  for (const character of '代表字体中没有的字') expect(all).toContain(character);
});

/** Of the 8,105 of 通用规范汉字表 those that are not among the 20,902 that Unicode began with. */
const ofNames = [
  ...'鿍鿎鿏㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨',
  ...'䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙',
  ...'𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼',
  ...'𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁',
  ...'𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓',
];

test('the font has every character that papers are written with, all of GBK, and those that names are written with', async () => {
  const font = await whole;
  const first = 0x4e00;
  const common = Array.from({ length: 20_902 }, (_, at) => String.fromCodePoint(first + at));
  const contract = contractPaper({
    number: '',
    worker: '',
    publisher: '',
    title: '',
    payFen: fen(1),
    payUnit: 'day',
    quantity: 1,
    totalFen: 1,
    settlementCycle: 'daily',
    sessions: [{ startMs: atMs, endMs: atMs + 1 }],
    signedUpAtMs: atMs,
    termsVersion: 1,
    rulesVersion: 1,
    place: '',
    description: '',
    serviceStandard: '',
    requirements: [],
    bring: [],
    agreements: [],
    madeAtMs: atMs,
  });
  const texts = [
    ...textsOf(contract),
    ...textsOf(month),
    JSON.stringify(agreements),
    JSON.stringify(errorCatalogue),
    '¥·—–“”‘’…（）《》【】〓％',
  ];
  const needed = new Set([...texts.join(''), ...common, ...ofNames].filter((each) => each.trim() !== ''));
  const without = [...needed].filter(
    (character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  expect(without).toEqual([]);
});

test('rare characters of a name are printed as the font draws them', async () => {
  const name = '𬱖㛃毖𫍯𠅤䶮';
  const { characters, file } = await readPdf(
    await paperPdf(paper('名字', { facts: [['姓名', name]] }), atMs),
  );
  const all = await whole;
  const subset = openFont(file as Uint8Array);
  const drawn = new Map([...characters].map(([glyph, character]) => [character, glyph]));
  for (const character of name)
    expect(subset.getGlyph(drawn.get(character) ?? 0).path.toSVG()).toBe(
      all.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG(),
    );
  expect(drawn.has('〓')).toBe(false);
});

test('lines are broken between Chinese characters and around words, and none begins with a full stop', () => {
  const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (each > '~' ? 2 : 1), 0);
  expect(wrapped('完成引导工作。', 12, widthOf)).toEqual(['完成引导工作。']);
  expect(wrapped('约定 contract 版本', 10, widthOf)).toEqual(['约定', 'contract', '版本']);
  expect(wrapped('abcdefghij', 4, widthOf)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrapped('', 4, widthOf)).toEqual(['']);
});
