import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { groups } from './feature';

export const handler = onLambda(groups, awsPorts);
