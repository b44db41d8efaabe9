import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { drain } from './feature';

export const handler = onTimer(drain, awsPorts);
