import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { income } from './feature';

export const handler = onLambda(income, awsPorts);
