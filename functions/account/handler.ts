import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { account } from './feature';

export const handler = onLambda(account, awsPorts);
