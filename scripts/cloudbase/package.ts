import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProblems } from '../bundle-problems';
import { functionNames } from '../functions';
import { productUses } from '../product-uses';
import { keepSourceMap } from '../source-maps';
import { readCloudbaseStage } from '../stages/cloudbase-stage';
import { type Bundle, bundle, functionEntry } from './bundle';
import { bundleCeiling, functionRoot, maxVariableBytes, packageFolder } from './declared';
import { generatedFiles } from './generated';
import { cloudbaseRc, functionConfig } from './rc';
import { toolsProject } from './tools-project';

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Why a bundle must not be deployed: size, parts of the laptop, the other cloud's engine, the SDK's own HTTP client. */
function problemsOf(name: string, { text, sources }: Bundle): string[] {
  const wrong = sources.filter((source) => /node_modules\/(?:aws4|axios)\/|store\/dynamo\//.test(source));
  return [
    ...bundleProblems(text, sources, bundleCeiling(name)),
    ...wrong.slice(0, 3).map((it) => `bundles ${it}`),
  ];
}

async function packageFunction(name: string, config: string): Promise<string[]> {
  const made = await bundle(functionEntry(name));
  const folder = join(functionRoot, name);
  await write(join(folder, 'index.js'), made.text);
  const id = await keepSourceMap(`cloudbase-${name}`, Buffer.from(made.text), made.map);
  await write(join(folder, 'config.json'), config);
  await write(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, version: '1.0.0', private: true, main: 'index.js' }, null, 2)}\n`,
  );
  const kilobytes = (made.bytes / 1024).toFixed(1);
  console.log(`${name.padEnd(14)}${kilobytes.padStart(8)} of ${bundleCeiling(name) / 1024} KB  build ${id}`);
  return problemsOf(name, made).map((problem) => `${name}: ${problem}`);
}

/** What cannot be right in the settings, whatever their values: longest keys included. */
function settingsProblems(rc: string): string[] {
  const { functions } = cloudbaseRc.parse(JSON.parse(rc));
  // Two vault keys, one hash key, ids: none is longer than this.
  const longest = 128;
  return functions.flatMap(({ name, envVariables }) => {
    const bytes = Object.keys(envVariables).reduce((sum, key) => sum + key.length + longest, 0);
    return bytes > maxVariableBytes ? [`${name}: its variables may take ${bytes} bytes`] : [];
  });
}

/**
 * Makes a package that the tcb command line and WeChat's developer tools deploy, offline and without an account.
 * With `--stage` its settings are checked and copied from `stages/<stage>.env`: nothing that must live is kept here.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { stage: { type: 'string' } } });
  const stage = values.stage === undefined ? undefined : readCloudbaseStage(values.stage);
  await rm(functionRoot, { recursive: true, force: true });
  const generated = generatedFiles(productUses().cloudbase);
  const problems: string[] = [];
  for (const [path, text] of generated) {
    if ((await readFile(path, 'utf8').catch(() => '')) !== text) problems.push(`${path} is not up to date`);
  }
  const rc = generated.get('cloudbaserc.json') ?? '';
  problems.push(...settingsProblems(rc));
  for (const name of functionNames()) {
    const config = generated.get(`functions/${name}/config.json`) ?? '';
    functionConfig.parse(JSON.parse(config));
    problems.push(...(await packageFunction(name, config)));
  }
  const setup = await bundle('scripts/cloudbase/database.ts');
  await write(join(packageFolder, 'setup-database.cjs'), setup.text);
  await write(join(packageFolder, 'cloudbaserc.json'), rc.replace(functionRoot, 'functions'));
  for (const [path, text] of toolsProject(stage?.settings.WECHAT_APP_ID))
    await write(join(packageFolder, path), text);
  if (stage) await writeFile(join(packageFolder, '.env'), stage.text, { mode: 0o600 });
  await copyFile('docs/deploy-cloudbase.md', join(packageFolder, 'README.md'));
  console.log(`${packageFolder}: functions, cloudbaserc.json, setup-database.cjs, project.config.json`);
  for (const problem of problems) console.error(`✗ ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
