import type { Holding } from '../../shared/application/privacy/holding';
import { dataReaders } from '../../shared/domain/privacy/data-readers';
import { legalBases } from '../../shared/domain/privacy/legal-bases';
import {
  type PersonalData,
  type PersonalDataName,
  personalData,
} from '../../shared/domain/privacy/personal-data';
import { type KeptFor, keptYears, retentions } from '../../shared/domain/privacy/retentions';
import { thirdParties } from '../../shared/domain/privacy/third-parties';
import type { Facts } from './privacy-problems';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const list = (words: readonly string[]): string => words.join(', ') || '–';

const kinds = Object.entries(personalData) as [PersonalDataName, PersonalData][];

function registerTable({ collections, holdings, interfaces, declared }: Facts): string {
  const fieldsOf = (kind: PersonalDataName): string[] => {
    const plain = holdings.flatMap(({ from, says }) =>
      Object.entries(says).map(([field, of]) => ({ from, field, of })),
    );
    const others = collections
      .filter(({ name }) => holdings.every(({ from }) => from.name !== name))
      .flatMap((from) => Object.entries(from.says).map(([field, of]) => ({ from, field, of })));
    return [...plain, ...others]
      .filter(({ of }) => of === kind)
      .map(({ from, field }) => `\`${from.name}.${field}\`${from.personal.includes(field) ? ' 🔒' : ''}`);
  };
  return table(
    ['', '数据', '分级', '用途', '依据', '保存', '谁能看到', '不提供', 'stands in', 'taken by'],
    kinds.map(([kind, data]) => [
      `\`${kind}\``,
      data.name,
      data.isSensitive ? '敏感' : '一般',
      data.purpose,
      data.bases.map((basis) => legalBases[basis]).join('；'),
      retentions[data.retention].text,
      data.readers.map((reader) => dataReaders[reader]).join('；') || '只有本人',
      data.without,
      list(fieldsOf(kind)),
      list(interfaces.filter((name) => declared[name]?.data.includes(kind)).map((name) => `\`wx.${name}\``)),
    ]),
  );
}

const laws = (name: KeptFor): string => `kept apart ${keptYears[name]} years (${retentions[name].law})`;

const afterwardsText: Readonly<Record<Holding['afterwards'], string>> = {
  erased: 'erased',
  nameless: 'stays, and leads to nobody',
  expires: 'goes by itself after its time',
  trade: laws('trade'),
  tax: laws('tax'),
};

const holdingsTable = (holdings: readonly Holding[]): string =>
  table(
    ['collection', '内容', 'when the account is cancelled', 'erased of it at once'],
    holdings.map(({ from, title, afterwards, without }) => [
      `\`${from.name}\``,
      title,
      afterwardsText[afterwards],
      list(without.map((field) => `\`${field}\``)),
    ]),
  );

const partiesTable = (): string =>
  table(
    ['名称', '公司', '目的', '数据', '官网', 'code'],
    thirdParties.map(({ name, company, purpose, data, gets, site = '–', through }) => [
      name,
      company,
      purpose,
      gets ?? list(data.map((kind) => personalData[kind].name)),
      site,
      list(through.map((folder) => `\`shared/platforms/${folder}\``)),
    ]),
  );

const declarationTable = ({ interfaces, declared }: Facts): string =>
  table(
    ['interface', '信息类型', '用途', '数据'],
    Object.entries(declared)
      .filter(([name]) => interfaces.includes(name))
      .map(([name, { words, use, data }]) => [
        `\`wx.${name}\``,
        words,
        use,
        list(data.map((kind) => personalData[kind].name)),
      ]),
  );

/** docs/privacy.md: the register of personal data as the code has it. */
export const privacyPage = (
  facts: Facts & { readonly holdings: readonly Holding[] },
): string => `<!-- Written by \`npm run privacy\` from the declarations; do not edit. -->
# Personal data

One register, \`shared/domain/privacy/personal-data.ts\`: every field marked \`personal(…)\` and every other field that says something of a
person names an entry of it. \`npm run privacy -- --check\`, part of \`npm run check\`, fails where a document, an interface of WeChat or a platform takes
what is not declared, or where more is declared than is taken. The policy that people agree to says the same lines (sections 2 and 6).

## What, why, how long, who
🔒 is encrypted at rest, field by field.

${registerTable(facts)}

## Where it stands, and what becomes of it
${holdingsTable(facts.holdings)}

Collections that hold nothing of people, and why: \`scripts/privacy/not-of-people.ts\`.

## Third parties
${partiesTable()}

The mini-program holds no package of anybody's that collects data.

## What to declare to WeChat
mp.weixin.qq.com → 设置 → 服务内容声明 → 用户隐私保护指引, word by word. What is called without being declared fails on every phone.

${declarationTable(facts)}
`;
