import { productUses } from './product-uses';

/**
 * `npm run check:sources`: what is declared, held against the sources. No function is given a port that nothing
 * in it uses; every action declares just the errors that it can raise; a status is written only by its
 * lifecycle. Exits 1 where they differ.
 */
const { needProblems, errorProblems, statusProblems } = productUses();
const problems = [...needProblems, ...errorProblems, ...statusProblems];
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
