import { scheduleContract } from '../../shared/contract/schedule';
import { feature } from '../../shared/runtime/feature';
import { closeExpiredTasks } from './close-expired-tasks';
import { relayOutbox } from './relay-outbox/relay-outbox';

export const schedule = feature(scheduleContract, ['wechat', 'settings'], { relayOutbox, closeExpiredTasks });
