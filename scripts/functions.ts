import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The cloud functions: every folder of `functions/` that has a handler, in order of name. */
export const functionNames = (root: string = process.cwd()): string[] =>
  readdirSync(join(root, 'functions'))
    .filter((name) => existsSync(join(root, 'functions', name, 'handler.ts')))
    .sort();
