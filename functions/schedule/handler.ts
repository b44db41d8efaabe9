import { scheduleContract } from '../../shared/contract/schedule';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onTimer } from '../../shared/runtime/on-timer';
import { closeExpiredTasks } from './close-expired-tasks';
import { relayOutbox } from './relay-outbox';

export const schedule = feature(scheduleContract, { relayOutbox, closeExpiredTasks });

export const handler = onTimer(schedule, cloudPorts);
