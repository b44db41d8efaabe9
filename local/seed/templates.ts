import type { Kind } from './kind';
import { deskKinds } from './kinds/desk-kinds';
import { eventKinds } from './kinds/event-kinds';
import { homeKinds } from './kinds/home-kinds';
import { storeKinds } from './kinds/store-kinds';
import { streetKinds } from './kinds/street-kinds';
import { tableKinds } from './kinds/table-kinds';

/** Every kind of task there is. */
export const kinds: readonly Kind[] = [
  ...eventKinds,
  ...tableKinds,
  ...storeKinds,
  ...streetKinds,
  ...homeKinds,
  ...deskKinds,
];

/**
 * Titles at the contract's limit of 40 characters, so that the interface is seen with them: one kind's
 * first task in the city with that number. True of every task of the kind.
 */
export const longTitles: readonly { readonly city: number; readonly kind: string; readonly title: string }[] =
  [
    {
      city: 0,
      kind: 'flyer',
      title: '新店开业宣传单派发，点位固定不用来回跑，两人一组可以和朋友同来，没有经验也能上手',
    },
    {
      city: 0,
      kind: 'moving',
      title: '同城搬家找几位有力气的帮手：打包、下楼、装车、按房间放，两边都有电梯，管一顿便饭',
    },
    {
      city: 1,
      kind: 'survey',
      title: '街头面对面问卷访员：每份大约八分钟，匿名填写不问姓名，平板现场发放，按有效份计酬',
    },
    {
      city: 1,
      kind: 'setup',
      title: '活动现场搭建帮手：跟着熟练师傅铺地毯、拼展板、摆桌椅，只在地面工作，安全帽现场发',
    },
    {
      city: 2,
      kind: 'race',
      title: '户外赛事工作人员：赛前布置、赛中服务、赛后收物资，包早餐和雨衣，欢迎朋友组队报名',
    },
    {
      city: 2,
      kind: 'labelling',
      title: '数据标注与校对：有电脑就能做，时间自己安排，练习题通过即可领正式任务包，新手欢迎',
    },
    {
      city: 3,
      kind: 'sorting',
      title: '电商仓库备货季临时工：分拣、贴标、复核，单件不超十公斤，园区有食堂和免费接驳班车',
    },
    {
      city: 3,
      kind: 'popup',
      title: '主题快闪店现场互动员：带顾客玩游戏、合影打卡、发小礼物，提供活动服装和可口工作餐',
    },
    {
      city: 4,
      kind: 'banquet',
      title: '宴会厅传菜与摆台临时工：提前摆台、按桌上菜、散席收台，先统一吃工作餐，新人也可来',
    },
    {
      city: 4,
      kind: 'photo',
      title: '摄影助理：举反光板、看管器材、整理道具，摄影师边拍边讲，适合想入门摄影的朋友试试',
    },
  ];
