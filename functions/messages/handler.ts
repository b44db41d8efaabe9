import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { messages } from './feature';

export const handler = onLambda(messages, awsPorts);
