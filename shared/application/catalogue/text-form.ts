import { createHash } from 'node:crypto';
import { pinyinTable } from '../../domain/search/tables/pinyin-table';
import { simplified } from '../../domain/search/tables/simplified';
import { tradeWords } from '../../domain/search/trade-words';

/** To be raised when texts are cut in another way. */
const version = 1;

let form: string | undefined;

/**
 * Tells apart how texts are cut into terms: by which rules, tables and dictionary. An index that was written in another
 * form cannot be kept up to date, for what is taken out of it would not be what was put in.
 */
export function textForm(): string {
  form ??= createHash('sha256')
    .update(
      JSON.stringify([
        version,
        process.versions.icu,
        [...tradeWords.keys()],
        [...simplified],
        [...pinyinTable],
      ]),
    )
    .digest('base64url')
    .slice(0, 12);
  return form;
}
