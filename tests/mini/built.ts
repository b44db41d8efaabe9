import { buildMiniProgram } from '../../preview/build/build-mini-program';
import type { Transport } from '../../preview/build/transport';
import type { MiniProgram } from '../../preview/mini-program';

const scripts = new Map<string, Promise<string>>();

/** The mini-program of a folder, built once per test file and evaluated anew each time: no module keeps state. */
export async function freshMiniProgram(root: string, transport?: Transport): Promise<MiniProgram> {
  const key = `${root} ${transport}`;
  const known = scripts.get(key) ?? buildMiniProgram({ root, transport }).then(({ script }) => script);
  scripts.set(key, known);
  const code = await known;
  return new Function(`${code}\nreturn __miniProgram;`)() as MiniProgram;
}
