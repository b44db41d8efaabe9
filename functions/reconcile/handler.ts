import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { reconcile } from './feature';

export const handler = onTimer(reconcile, awsPorts);
