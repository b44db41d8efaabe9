import { buildFunctions } from './build-functions';
import { bundleProblems } from './bundle-problems';
import { measureLoad } from './measure-load';
import { writeTables } from './tables';

/** Bundles the functions and generates the tables; exits 1 when a bundle must not be deployed. */
async function main(): Promise<void> {
  const built = await buildFunctions();
  const tables = await writeTables();
  console.log(`${'function'.padEnd(14)}${'KB'.padStart(8)}${'load ms'.padStart(10)}`);
  let problems = 0;
  for (const { name, path, text, bytes, sources } of built) {
    const loadMs = await measureLoad(path);
    console.log(
      `${name.padEnd(14)}${(bytes / 1024).toFixed(1).padStart(8)}${loadMs.toFixed(1).padStart(10)}`,
    );
    for (const problem of bundleProblems(text, sources)) {
      problems += 1;
      console.error(`  ${name}: ${problem}`);
    }
  }
  console.log(`${tables} tables in dist/tables.json`);
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
