import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileProblems } from './compile';
import { configProblems } from './config-check';
import { npmProblems, packProblems } from './pack-options';

/**
 * `npm run check:mini`, after generated files and packages: what WeChat would refuse, or silently ignore, in
 * templates, styles, configuration and the choice of what is uploaded.
 */
async function main(): Promise<void> {
  const root = resolve('miniprogram');
  if (!existsSync(`${root}/miniprogram_npm`)) throw new Error('先运行 npm run mini:npm');
  const problems = [
    ...configProblems(root),
    ...packProblems(root, 'project.config.json'),
    ...npmProblems('project.config.json'),
    ...(await compileProblems(root)),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log('小程序：配置、模板和样式都可以编译');
}

await main();
