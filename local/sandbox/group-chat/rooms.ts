/** A group chat on the laptop. */
export interface Room {
  /** As WeChat writes it. */
  readonly id: string;
  readonly topic: string;
  /** Who talks there: the WeChat account of the bot, or a WeCom robot with a webhook. */
  readonly channel: 'wechaty' | 'wecom-robot';
  readonly cityCode: string;
  /** Keys of sandbox people, the owner first. */
  readonly members: readonly [owner: string, ...others: string[]];
  /** Of the robot's webhook. Opens nothing but the sandbox. */
  readonly robotKey?: string;
}

export const rooms: readonly Room[] = [
  {
    id: '26000000001@chatroom',
    topic: '青岛零工互助群',
    channel: 'wechaty',
    cityCode: '370200',
    members: ['zhao', 'lin', 'chen', 'wang', 'li', 'he'],
  },
  {
    id: '26000000002@chatroom',
    topic: '上海会展兼职群',
    channel: 'wechaty',
    cityCode: '310100',
    members: ['wu', 'feng', 'zhou'],
  },
  {
    id: 'wecom-qingdao',
    topic: '青岛会展人手群',
    channel: 'wecom-robot',
    cityCode: '370200',
    members: ['sun', 'lin', 'wang'],
    robotKey: 'local-sandbox-robot-key-0001',
  },
];

/** The bot among the members. */
export const BOT_MEMBER = 'bot';
