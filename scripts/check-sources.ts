import { productUses } from './product-uses';

/**
 * `npm run check:sources`: what is declared, held against the sources. No function is given a port that nothing
 * in it uses; every action declares just the errors that it can raise. Exits 1 where they differ.
 */
const { needProblems, errorProblems } = productUses();
for (const problem of [...needProblems, ...errorProblems]) console.error(`✗ ${problem}`);
if (needProblems.length + errorProblems.length > 0) process.exitCode = 1;
