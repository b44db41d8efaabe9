import { collections } from '../../../shared/collections/collections';
import { type ErrorCode, errorCatalogue } from '../../../shared/contract/errors';
import type { RawAnswer } from '../system/raw-call';

const tables = collections.map(({ name }) => name).join('|');

/** What an answer never shows: libraries, places in the source, tables, systems. */
const internals = new RegExp(
  `zod|jose|middy|dynamo|node_modules|\\.[jt]s\\b|\\n\\s+at |Error:|ECONN|stack|\\b(?:${tables})\\b`,
  'i',
);

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);

/** Checks that an answer is an error of the catalogue as the client must get it; answers its code. */
export function expectRefusal({ status, headers, ok, error, text }: RawAnswer): ErrorCode {
  const code = error?.code ?? '';
  if (!isCode(code)) throw new Error(`not a code of the catalogue: ${text}`);
  const entry = errorCatalogue[code];
  expect({ ok, status }).toEqual({ ok: false, status: entry.status });
  const { details: _details, ...said } = error ?? {};
  expect(said).toEqual({ code, message: entry.message, retryable: entry.retryable });
  expect(entry.message).toMatch(/[\u4e00-\u9fff]/);
  expect(headers['content-type']).toMatch(/^application\/json/);
  // What people sent may come back to them (a field's name); only our own words are searched.
  expect(text.replaceAll(/\\?"[^"]*\\"/g, '')).not.toMatch(internals);
  return code;
}
