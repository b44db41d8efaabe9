import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { drain } from './feature';

/** A little less than five minutes of sending, and what the last answers may take: the next minute's run goes on at once. */
const mayRunMs = 310_000;

export const handler = onTimer(drain, awsPorts, mayRunMs);
