import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { orders } from './feature';

export const handler = onLambda(orders, cloudPorts);
