import { join } from 'node:path';
import { needProblems } from './aws/needs';
import { openProgram } from './aws/program';
import { functionNames } from './functions';

/** `npm run check:needs`: no function is given a port that nothing in it uses. */
const names = functionNames();
const program = openProgram(names.map((name) => join('functions', name, 'feature.ts')));
const problems = needProblems(program, names);
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
