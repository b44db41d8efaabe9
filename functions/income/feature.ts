import { incomeContract } from '../../shared/contract/income';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { authorise } from './identity/authorise';
import { identify } from './identity/identify';
import { identity } from './identity/identity';
import { overview } from './overview';
import { preview } from './preview';
import { receipt } from './receipt';
import { settlements } from './settlements';
import { statement } from './statement';

export const income = feature(
  incomeContract,
  ['hash', 'identity'],
  { overview, settlements, statement, receipt, preview, identity, identify, authorise },
  [limitByPerson],
);
