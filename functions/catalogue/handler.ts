import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { catalogue } from './feature';

export const handler = onTimer(catalogue, awsPorts);
