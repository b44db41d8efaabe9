import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { factsOf } from '../../client/facts';
import { agreements } from '../../shared/contract/agreements';
import { actions } from '../../shared/contract/contract';
import { errorCatalogue } from '../../shared/contract/errors';
import { cities } from '../../shared/domain/geo/cities';
import { initialsOf } from './initials';
import { labels } from './labels';
import { isTest } from './pack-options';

const header = '// Written by `npm run mini:generate` from shared/; do not edit.\n';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A plain name needs no quotes as a key; anything else does. */
const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

/** biome's lines are so wide, and its Chinese letters two columns each. */
const lineWidth = 110;
const widthOf = (text: string): number =>
  text.length + (text.match(/[\u2e80-\u303e\u3041-\ua4cf\uff00-\uff60]/g)?.length ?? 0);

/** A plain object as biome would print it: one entry a line, or two where a text is too long for one. */
function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([key, each]) => {
    const line = `${inner}${keyOf(key)}: ${literal(each, inner)},`;
    const isLong = typeof each === 'string' && widthOf(line) > lineWidth;
    return isLong ? `${inner}${keyOf(key)}:\n${inner}  ${literal(each)},\n` : `${line}\n`;
  });
  return `{\n${entries.join('')}${indent}}`;
}

function actionsFile(): string {
  const facts: Record<string, Record<string, unknown>> = {};
  for (const each of actions) {
    if (each.access === 'timer' || each.access === 'service') continue;
    facts[each.feature] ??= {};
    Object.assign(facts[each.feature] ?? {}, { [each.name]: factsOf(each) });
  }
  return `${header}
/** What the client knows of each action, see client/facts.ts. */
export const actionFacts = ${literal(facts)} as const;
`;
}

const errorsFile = (): string => `${header}
/** What people read, by error code. */
export const errorTexts: Readonly<Record<string, string>> = ${literal(
  Object.fromEntries(Object.entries(errorCatalogue).map(([code, { message }]) => [code, message])),
)};
`;

const labelsFile = (): string => `${header}
/** What the interface calls the values of the trade. */
export const labels = ${literal(labels)} as const;

/** Agreements by id, for links before their text is loaded. */
export const agreementTitles = ${literal(Object.fromEntries(agreements.map(({ id, title }) => [id, title])))} as const;
`;

/** `3702青岛市qd`: four digits stand for a city, six for what a province governs directly. */
function citiesFile(): string {
  const short = ({ code, name }: { code: string; name: string }) =>
    `${code.replace(/00$/, '')}${name}${initialsOf(name)}`;
  const lines: string[] = [];
  let line = '';
  for (const city of cities.map(short)) {
    if (line.length + city.length > 90) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? city : ` ${city}`;
  }
  lines.push(line);
  return `${header}
/** Provinces by the first two digits of their cities' codes. */
export const provinceNames: Readonly<Record<string, string>> = ${literal(
    Object.fromEntries(cities.map(({ code, province }) => [code.slice(0, 2), province])),
  )};

/** Cities as \`code + name + initials of its pinyin\`: four digits are padded to six (\`3702\` is 370200). */
export const cityTable = [
${lines.map((each) => `  ${quoted(each)},\n`).join('')}].join(' ');
`;
}

/** Which of the two calls app.json declares; it holds no comment, and no page can read it. */
function locatedFile(): string {
  const { requiredPrivateInfos = [] } = JSON.parse(readFileSync('miniprogram/app.json', 'utf8')) as {
    requiredPrivateInfos?: string[];
  };
  const located = requiredPrivateInfos.includes('getLocation')
    ? { call: 'getLocation', scope: 'scope.userLocation' }
    : { call: 'getFuzzyLocation', scope: 'scope.userFuzzyLocation' };
  return `${header.replace('shared/', 'app.json')}
/** How a phone is located: WeChat lets an app.json declare one of the two (地理位置接口新增与相关流程调整). */
export const located: {
  readonly call: 'getLocation' | 'getFuzzyLocation';
  readonly scope: string;
} = ${literal(located)};
`;
}

/** Folders whose files phones run as they stand, with the name of the copy. Nothing in them may need the server. */
const copied = {
  'client/core': 'client',
  'shared/domain/typed': 'typed',
  'shared/domain/calendar': 'calendar',
  'shared/domain/money': 'money',
  'shared/domain/tasks': 'tasks',
};

/** Single files of folders whose others need the server. */
const copiedAlone = {
  'shared/domain/text/typed-text.ts': 'text/typed-text.ts',
  'shared/domain/limits/unverified-limits.ts': 'limits/unverified-limits.ts',
  'shared/domain/publishers/application-life.ts': 'publishers/application-life.ts',
  'shared/domain/orders/check-in-window.ts': 'orders/check-in-window.ts',
  'shared/domain/limits/spans.ts': 'limits/spans.ts',
  'shared/domain/support/report-reasons.ts': 'support/report-reasons.ts',
  'shared/domain/orders/limits.ts': 'orders/limits.ts',
  'shared/domain/orders/order-rules.ts': 'orders/order-rules.ts',
  'shared/domain/orders/terms-change.ts': 'orders/terms-change.ts',
};

/**
 * What phone and server share, for WeChat's compiler follows no import that leaves the mini-program. Only types
 * lead outside, from one folder further down.
 */
const copiedFiles = (): [string, string][] => {
  const inFolders = Object.entries(copied).flatMap(([folder, copy]) =>
    readdirSync(folder)
      .filter((name) => !isTest(name))
      .map((name): [string, string] => [`${folder}/${name}`, `${copy}/${name}`]),
  );
  return [...inFolders, ...Object.entries(copiedAlone)].map(([from, to]) => {
    const source = readFileSync(from, 'utf8').replaceAll("'../../", "'../../../");
    return [to, `// Copied by \`npm run mini:generate\` from ${dirname(from)}; do not edit.\n\n${source}`];
  });
};

/** Every generated file by its name under miniprogram/generated. */
export const generatedFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['actions.ts', actionsFile()],
    ['errors.ts', errorsFile()],
    ['labels.ts', labelsFile()],
    ['cities.ts', citiesFile()],
    ['located.ts', locatedFile()],
    ...copiedFiles(),
  ]);
