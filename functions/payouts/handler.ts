import { payoutsContract } from '../../shared/contract/payouts';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onLambda } from '../../shared/runtime/on-lambda';
import { accounts } from './accounts';
import { bindAccount } from './bind-account';
import { setDefault } from './set-default';
import { unbind } from './unbind';

export const payouts = feature(payoutsContract, { bindAccount, accounts, setDefault, unbind });

export const handler = onLambda(payouts, cloudPorts);
