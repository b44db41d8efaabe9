import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Every test below a folder as one file, in a group of its own each: loading what they test takes longer than
 * most of them do. By name, or those that `isIn` takes.
 */
export function testsBelow(folder: string, isIn: (file: string) => boolean = () => true): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const tests = files.filter(
    (file) => file.endsWith('.test.ts') && !file.endsWith('all.test.ts') && isIn(file),
  );
  for (const file of tests.sort()) {
    describe(file.replace(/\.test\.ts$/, ''), () => {
      require(path.join(folder, file));
    });
  }
}
