import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { payouts } from './feature';

export const handler = onLambda(payouts, awsPorts);
