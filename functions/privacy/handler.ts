import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { privacy } from './feature';

export const handler = onLambda(privacy, awsPorts);
