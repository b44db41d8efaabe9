import { at, type Compiled, type CompiledResource, isSame } from '../aws/check/compiled';

/** New with every package, and of no interest: where the code lies, not what it is. */
const alwaysNew = (path: string): boolean => /^(Properties\.Code|Metadata)(\.|$)/.test(path);

/** Paths at which two values differ, as deep as both are objects. */
function differingPaths(a: unknown, b: unknown, path: string): string[] {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isSame(a, b)) return [];
  if (!isObject(a) || !isObject(b)) return [path];
  const names = [...new Set([...Object.keys(a as object), ...Object.keys(b as object)])].sort();
  return names.flatMap((name) => differingPaths(at(a, name), at(b, name), path ? `${path}.${name}` : name));
}

const changesOf = (id: string, standing: CompiledResource, next: CompiledResource): string[] => {
  const paths = differingPaths(standing, next, '').filter((path) => !alwaysNew(path));
  return paths.length > 0 ? [`~ ${id} (${next.Type}): ${paths.join(', ')}`] : [];
};

/**
 * What a deployment would change of the template that stands, a line each: `+` what is new, `~` what becomes different and
 * where, `-` what goes. Code is left out, which is new with every package.
 */
export function templateChanges(standing: Compiled, next: Compiled): string[] {
  const ids = [...new Set([...Object.keys(standing.Resources), ...Object.keys(next.Resources)])].sort();
  return ids.flatMap((id) => {
    const [was, is] = [standing.Resources[id], next.Resources[id]];
    if (was && is) return changesOf(id, was, is);
    return is ? [`+ ${id} (${is.Type})`] : [`- ${id} (${was?.Type})`];
  });
}
