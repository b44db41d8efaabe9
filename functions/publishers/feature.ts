import { publishersContract } from '../../shared/contract/publishers';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { application } from './application';
import { drop } from './drop';
import { readLicence } from './read-licence';
import { save } from './save';
import { submit } from './submit';

export const publishers = feature(
  publishersContract,
  ['files', 'hash', 'identity', 'papers', 'settings'],
  { application, save, drop, readLicence, submit },
  [limitByPerson],
);
