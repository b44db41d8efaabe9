import type { Uses } from '../aws/uses';
import { permittedCalls } from './permissions';
import { cloudbaseRcOf, functionConfigOf } from './rc';

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Every committed file that is made from declarations and sources, by path: `cloudbaserc.json`, and the
 * `config.json` of each function, which says what WeChat permits it.
 */
export function generatedFiles(uses: ReadonlyMap<string, Uses>): ReadonlyMap<string, string> {
  const names = [...uses.keys()];
  const permitted = permittedCalls(uses);
  return new Map([
    ['cloudbaserc.json', text(cloudbaseRcOf(names))],
    ...names.map((name): [string, string] => [
      `functions/${name}/config.json`,
      text(functionConfigOf(name, permitted.get(name) ?? [])),
    ]),
  ]);
}
