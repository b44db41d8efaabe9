import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onTimer } from '../../shared/runtime/on-timer';
import { schedule } from './feature';

export const handler = onTimer(schedule, cloudPorts);
