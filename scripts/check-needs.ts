import { productUses } from './product-uses';

/** `npm run check:needs`: no function is given a port that nothing in it uses. */
const { needProblems } = productUses();
for (const problem of needProblems) console.error(`✗ ${problem}`);
if (needProblems.length > 0) process.exitCode = 1;
