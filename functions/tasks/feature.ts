import { tasksContract } from '../../shared/contract/tasks';
import { feature } from '../../shared/runtime/feature';
import { cities } from './cities';
import { counts } from './counts';
import { find } from './find/find';
import { get } from './get';
import { publisher } from './publisher';
import { suggest } from './suggest';

export const tasks = feature(tasksContract, ['files', 'settings'], {
  find,
  counts,
  suggest,
  cities,
  publisher,
  get,
});
