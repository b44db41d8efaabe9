import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCeiling } from '../../bundle-problems';
import { at, ofType, type Rule } from './compiled';

/** Each function's bundle is there and within the budget. */
export const bundlesAreSmall =
  (dist: string): Rule =>
  (template) =>
    ofType(template, 'AWS::Lambda::Function').flatMap(([id, lambda]) => {
      const handler = String(at(lambda, 'Properties', 'Handler'));
      const name = handler.split('/').slice(1, -1).join('/');
      const folder = join(dist, name);
      try {
        const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
        const most = bundleCeiling(name);
        return bytes > most ? [`${id}: ${bytes} bytes, more than ${most}`] : [];
      } catch {
        return [`${id}: no bundle at ${folder}`];
      }
    });
