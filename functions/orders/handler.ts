import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { orders } from './feature';

export const handler = onLambda(orders, awsPorts);
