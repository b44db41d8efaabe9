import { ordersContract } from '../../shared/contract/orders';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onLambda } from '../../shared/runtime/on-lambda';
import { get } from './get';
import { mine } from './mine';
import { signUp } from './sign-up';
import { withdraw } from './withdraw';

export const orders = feature(ordersContract, { signUp, withdraw, mine, get });

export const handler = onLambda(orders, cloudPorts);
