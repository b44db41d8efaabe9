import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { payouts } from './feature';

export const handler = onLambda(payouts, cloudPorts);
