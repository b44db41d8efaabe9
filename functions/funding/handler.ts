import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { funding } from './feature';

export const handler = onLambda(funding, awsPorts);
