import type { Platforms } from '../../shared/ports/platform';
import { wechat } from './wechat';

/** Who knocks at `/callbacks/{name}`; what they tell is done by functions/schedule/consumers/platforms.ts. */
export const platforms = { wechat } satisfies Platforms;
