import { buildMiniProgram } from '../../local/preview/build/build-mini-program';
import type { MiniProgram } from '../../local/preview/mini-program';

const scripts = new Map<string, Promise<string>>();

/** The mini-program of a folder, built once per test file and evaluated anew each time: no module keeps state. */
export async function freshMiniProgram(root: string): Promise<MiniProgram> {
  const known = scripts.get(root) ?? buildMiniProgram({ root }).then(({ script }) => script);
  scripts.set(root, known);
  const code = await known;
  return new Function(`${code}\nreturn __miniProgram;`)() as MiniProgram;
}
