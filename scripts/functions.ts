import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Those at which platforms knock: they have no feature and no actions (shared/runtime/doors/platform.ts). */
export const platformFunctions: readonly string[] = ['callbacks'];

/** The cloud functions: every folder of `functions/` that has a handler, in order of name. */
export const functionNames = (root: string = process.cwd()): string[] =>
  readdirSync(join(root, 'functions'))
    .filter((name) => existsSync(join(root, 'functions', name, 'handler.ts')))
    .sort();
