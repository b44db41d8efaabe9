import { scheduleContract } from '../../shared/contract/schedule';
import { feature } from '../../shared/runtime/feature';
import { tick } from './tick';

export const schedule = feature(scheduleContract, ['wechat', 'weChatPush', 'files', 'settings'], { tick });
