import { mkdir, writeFile } from 'node:fs/promises';
import { generateAws } from './aws/generate';
import { buildFunctions } from './build-functions';
import { bundleCeiling, bundleProblems } from './bundle-problems';
import { goalLoadMs, measureLoad } from './measure-load';
import { productUses } from './product-uses';

/** Where serverless.yml includes from what AWS is told. */
const awsPath = 'dist/aws.json';

/** Bundles the functions and generates what AWS is told; exits 1 when a bundle must not be deployed. */
async function main(): Promise<void> {
  const built = await buildFunctions();
  const aws = generateAws(productUses().aws);
  await mkdir('dist', { recursive: true });
  await writeFile(awsPath, `${JSON.stringify(aws, null, 2)}\n`);
  console.log(
    `${'function'.padEnd(14)}${'KB'.padStart(8)}${`load ms (goal ${goalLoadMs})`.padStart(20)}  build`,
  );
  let problems = 0;
  for (const { name, path, id, text, bytes, sources } of built) {
    const loadMs = await measureLoad(path, process.env.CI ? 1 : 5);
    console.log(
      `${name.padEnd(14)}${(bytes / 1024).toFixed(1).padStart(8)}${loadMs.toFixed(1).padStart(20)}  ${id}`,
    );
    for (const problem of bundleProblems(text, sources, bundleCeiling(name))) {
      problems += 1;
      console.error(`  ${name}: ${problem}`);
    }
  }
  console.log(`${Object.keys(aws.resources.Resources).length} resources in ${awsPath}`);
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
