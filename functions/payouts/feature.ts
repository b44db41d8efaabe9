import { payoutsContract } from '../../shared/contract/payouts';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { accounts } from './accounts';
import { bindAccount } from './bind-account';
import { cancel } from './cancel';
import { confirm, payout } from './payout';
import { payouts as list } from './payouts';
import { request } from './request';
import { setDefault } from './set-default';
import { unbind } from './unbind';

export const payouts = feature(
  payoutsContract,
  ['wechat', 'hash', 'rails', 'signIn'],
  {
    bindAccount,
    accounts,
    setDefault,
    unbind,
    request,
    payouts: list,
    payout,
    confirm,
    cancel,
  },
  [limitByPerson],
);
