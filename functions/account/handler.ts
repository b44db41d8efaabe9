import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { account } from './feature';

export const handler = onLambda(account, cloudPorts);
