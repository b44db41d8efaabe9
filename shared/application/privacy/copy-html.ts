import { shanghaiDate } from '../../domain/calendar/calendar';
import { clockText } from '../../domain/calendar/date-text';
import { fieldNames } from '../../domain/privacy/field-names';

/** One kind of documents in a copy of somebody's data. */
export interface CopySection {
  readonly title: string;
  readonly documents: readonly Readonly<Record<string, unknown>>[];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

const momentText = (atMs: number): string => `${shanghaiDate(atMs)} ${clockText(atMs)}`;

/** A value by the unit that stands in its field's name. */
function plain(field: string, value: unknown): string {
  if (typeof value === 'number' && field.endsWith('Ms')) return momentText(value);
  if (typeof value === 'number' && field.endsWith('Fen')) return `¥${(value / 100).toFixed(2)}`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return safe(String(value));
}

function shown(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `<div>${shown(field, each)}</div>`).join('') || '无';
  if (typeof value !== 'object' || value === null) return plain(field, value);
  const rows = Object.entries(value).map(
    ([name, each]) => `<dt>${safe(fieldNames[name] ?? name)}</dt><dd>${shown(name, each)}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

const sectionHtml = ({ title, documents }: CopySection): string =>
  `<h2>${safe(title)}（${documents.length}）</h2>${documents.map((each) => `<article>${shown('', each)}</article>`).join('')}`;

const style =
  'body{font:15px/1.6 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}' +
  'dl{display:grid;grid-template-columns:9em 1fr;gap:.2em 1em;margin:0}dt{color:#666}dd{margin:0;overflow-wrap:anywhere}' +
  'article{border-top:1px solid #ddd;padding:.6em 0}';

/** A copy of somebody's data as a page that any browser shows, without a script or anything from elsewhere. */
export const copyHtml = (sections: readonly CopySection[], madeAtMs: number): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>我的信息副本</title><style>${style}</style></head>
<body><h1>我的信息副本</h1><p>生成于 ${momentText(madeAtMs)}（北京时间）。每一项为什么收集、保存多久、谁能看到，见小程序内的《隐私政策》。图片只列编号，可在小程序的订单和资料页查看。</p>
${sections.map(sectionHtml).join('\n')}
</body></html>
`;
