import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { schedule } from './feature';

export const handler = onTimer(schedule, awsPorts);
