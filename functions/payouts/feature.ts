import { payoutsContract } from '../../shared/contract/payouts';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { accounts } from './accounts';
import { bindAccount } from './bind-account';
import { setDefault } from './set-default';
import { unbind } from './unbind';

export const payouts = feature(
  payoutsContract,
  ['wechat', 'hash', 'signIn'],
  {
    bindAccount,
    accounts,
    setDefault,
    unbind,
  },
  [limitByPerson],
);
