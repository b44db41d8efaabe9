import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { ownFiles } from './config-check';

/** Of all the forms that WeChat knows, the one in use: the end of a file's name. */
const ignored = z.strictObject({ type: z.literal('suffix'), value: z.string().min(1) });
const project = z.looseObject({
  packOptions: z.strictObject({ ignore: z.array(ignored), include: z.tuple([]) }),
});

const npm = z.looseObject({
  setting: z.looseObject({
    packNpmManually: z.literal(true),
    packNpmRelationList: z.array(z.looseObject({ packageJsonPath: z.string() })),
  }),
});

const read = (projectFile: string): unknown => JSON.parse(readFileSync(projectFile, 'utf8'));

/**
 * WeChat's own npm build would put every package of a package.json into the mini-program. Ours belong to the
 * backend; components are copied by `npm run mini:npm`.
 */
export const npmProblems = (projectFile: string): string[] =>
  npm
    .parse(read(projectFile))
    .setting.packNpmRelationList.map(
      ({ packageJsonPath }) => `project.config.json：packNpmRelationList 不应指向 ${packageJsonPath}`,
    );

/** Tells whether project.config.json keeps a file out of the uploaded package. */
export function packFilter(projectFile: string): (path: string) => boolean {
  const { ignore } = project.parse(read(projectFile)).packOptions;
  return (path) => !ignore.some(({ value }) => path.toLowerCase().endsWith(value.toLowerCase()));
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** Tests stand beside what they test and are never uploaded; everything else is. */
export function packProblems(root: string, projectFile: string): string[] {
  const isPacked = packFilter(projectFile);
  return ownFiles(root)
    .filter((path) => isTest(path) === isPacked(path))
    .map((path) =>
      isTest(path)
        ? `project.config.json：packOptions.ignore 须排除测试 ${path}`
        : `project.config.json：packOptions.ignore 不应排除 ${path}`,
    );
}
