import { join } from 'node:path';
import { actions } from '../shared/contract/contract';
import { openProgram } from './aws/program';
import { functionNames } from './functions';
import { errorProblems } from './raised-errors';

/** `npm run check:errors`: what use cases may throw against what their actions declare; exits 1 when they differ. */
function main(): void {
  const program = openProgram(functionNames().map((name) => join('functions', name, 'feature.ts')));
  const problems = errorProblems(program, actions);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${actions.length} actions declare what they may answer`);
}

main();
