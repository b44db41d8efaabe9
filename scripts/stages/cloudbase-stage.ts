import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  cloudbaseSettingNames,
  cloudbaseSettings,
  demandCloudbaseEnvironment,
  setVariables,
} from '../../shared/runtime/compose/cloudbase-environment';
import { readSettings } from '../../shared/runtime/compose/settings';

/**
 * Outside `dist/`, which every build may empty: HASH_KEY lives as long as the people do. Kept out of the
 * repository by .gitignore.
 */
const settingsPath = (stage: string): string => join('stages', `${stage}.env`);

/** Given together or not at all. */
const pairs = [
  ['IDENTITY_SECRET_ID', 'IDENTITY_SECRET_KEY'],
  ['WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_KEY'],
] as const;

/** The cloud adds its own; here only what an operator sets is looked at. */
const fromCloud = { TENCENTCLOUD_SECRETID: 'from the cloud', TENCENTCLOUD_SECRETKEY: 'from the cloud' };

/** What is wrong with a stage's settings, by name and never by value; every name stands there, empty where unused. */
export function settingsProblems(given: NodeJS.ProcessEnv): string[] {
  const missing = cloudbaseSettingNames.filter((name) => !(name in given));
  const unknown = Object.keys(given).filter((name) => !cloudbaseSettingNames.includes(name));
  const set = setVariables(given);
  const halves = pairs.filter(([a, b]) => (set[a] === undefined) !== (set[b] === undefined));
  const problems = [
    ...missing.map((name) => `${name} is missing: leave it empty where it is not used`),
    ...unknown.map((name) => `${name} is no setting`),
    ...halves.map((pair) => `${pair.join(' and ')} belong together`),
  ];
  try {
    demandCloudbaseEnvironment({ ...set, ...fromCloud });
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems;
}

/** Reads `stages/<stage>.env`. Throws Error with all that is wrong. */
export function readCloudbaseStage(stage: string): {
  readonly text: string;
  readonly settings: NodeJS.ProcessEnv;
} {
  const path = settingsPath(stage);
  if (!existsSync(path)) throw new Error(`${path} is not there: docs/deploy-cloudbase.md, step 2, makes it`);
  const text = readFileSync(path, 'utf8');
  const settings = parseEnv(text) as NodeJS.ProcessEnv;
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw new Error(problems.map((problem) => `${path}: ${problem}`).join('\n'));
  return { text, settings };
}

export const environmentOf = (settings: NodeJS.ProcessEnv) => ({
  envId: readSettings(cloudbaseSettings.store, settings).CLOUDBASE_ENV,
  filesPrefix: readSettings(cloudbaseSettings.files, settings).STORAGE_ID_PREFIX,
});
