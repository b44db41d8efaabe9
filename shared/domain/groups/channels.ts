/** Where groups are: a WeChat account driven by wechaty, or the robot of a WeCom group. */
export const groupChannels = ['wechaty', 'wecom-robot'] as const;
export type GroupChannel = (typeof groupChannels)[number];
