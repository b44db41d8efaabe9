import { collections } from '../shared/collections/collections';
import { type Program, placeOf } from './aws/program';
import { portMethod, reach } from './aws/reach';
import { staticValues } from './aws/static-value';

/** The only file that writes what has a lifecycle. */
const writer = 'shared/application/lifecycles/advance.ts';
const writes: readonly (string | undefined)[] = ['Transaction.create', 'Transaction.update'];

/** Where the code behind these files writes documents that have a lifecycle without `advance`, one line each. */
export function statusProblems(program: Program, entries: readonly string[]): string[] {
  const living = new Set(collections.filter(({ lifecycle }) => lifecycle).map(({ name }) => name));
  const problems = entries.flatMap((entry) => {
    const { calls } = reach(program, entry);
    return calls.flatMap((call) => {
      const [collection] = call.arguments;
      if (!collection || !writes.includes(portMethod(program, call.expression))) return [];
      const path = program.pathOf(call);
      if (path === writer) return [];
      return staticValues(program, 'collection', collection, calls)
        .filter((name) => living.has(name))
        .map((name) => `${placeOf(program, call)}: only advance() writes ${name}, which have a lifecycle`);
    });
  });
  return [...new Set(problems)];
}
