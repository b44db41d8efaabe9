import { awsPorts } from '../../shared/runtime/compose/aws';
import { onTimer } from '../../shared/runtime/doors/on-timer';
import { drain } from './feature';

/** Five minutes of sending, and what the last answers take (scripts/aws/declared.ts): the next minute's run goes on at once. */
const mayRunMs = 312_000;

export const handler = onTimer(drain, awsPorts, mayRunMs);
