import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { groups } from './feature';

export const handler = onLambda(groups, cloudPorts);
