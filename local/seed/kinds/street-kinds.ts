import type { Kind } from '../kind';

/** Talking to people who pass by. */
export const streetKinds: readonly Kind[] = [
  {
    key: 'flyer',
    category: 'promotion',
    type: 'surveys',
    trades: ['marketing'],
    settings: ['street', 'mall', 'campus', 'office', 'station'],
    pay: { unit: 'hour', fen: [2_500, 3_200], stepFen: 100 },
    places: [2, 12],
    days: [1, 4],
    startHours: [9, 10, 11, 15, 16],
    hours: [3, 6],
    cycles: ['daily', 'per-task'],
    reviewed: 0.1,
    minAge: 16,
    slots: {
      shop: '新开面馆 健身房 烘焙店 眼镜店 游泳馆 书店 美发店 洗衣店 驾校',
      way: '派发传单 派发开业宣传单 派发优惠券',
    },
    titles: `
      {place}{shop}{way}
      {shop}{way} · {place}
      {shop}宣传员（{place}固定点位）
    `,
    openings: `
      {shop}在{place}附近开业，请几位朋友帮忙{way}。
      {place}人流不错，{shop}做一轮宣传，招募派发人员。
      {shop}新活动上线，需要在{place}{way}。
    `,
    duties: `
      在固定点位向路人礼貌递送，每小时大约 80 张，不追不拦。
      主要向路过的行人派发并简单介绍活动，剩余的收工时交回。
      两人一组，一人派发、一人引导到店，中途可以互换。
    `,
    notes: `
      点位已向商场或街道报备，不进小区、不贴墙面和车窗。
      下雨顺延，改期提前一天通知。
      集合后先讲十分钟要点，结束时拍照确认。
    `,
    standards: `
      只递给愿意接收的人，被丢弃的传单随手捡起；不夸大优惠内容。
      每小时在群里发一张带时间的现场照片，点位不空岗。
    `,
    requirements: `
      性格开朗，愿意主动开口
      遵守点位安排，不聚众拦人
      有派发经验者优先
    `,
    bring: `
      双肩包或手提袋
      防晒或防雨用品
      电量充足的手机
    `,
  },
  {
    key: 'community',
    category: 'promotion',
    type: 'surveys',
    trades: ['marketing'],
    settings: ['home'],
    pay: { unit: 'piece', fen: [400, 800], stepFen: 50, perDay: [15, 30] },
    places: [4, 20],
    days: [3, 10],
    startHours: [9, 15, 16],
    hours: [3, 5],
    cycles: ['daily', 'weekly'],
    reviewed: 0.2,
    minAge: 18,
    slots: { service: '社区团购自提点 旧衣回收柜 邻里便民服务号 垃圾分类积分 社区食堂订餐 共享充电桩' },
    titles: `
      {place}社区地推：{service}
      {service}扫码关注推广 · {place}
      {place}{service}驻点推广员
    `,
    openings: `
      {place}几个小区上线了{service}，需要驻点介绍给居民。
      与社区物业合作推广{service}，在小区门口摆台，不入户。
      帮{service}在{place}做一轮小区门口的宣传，位置已和物业谈好。
    `,
    duties: `
      向居民介绍{service}怎么用，自愿扫码关注即算一件。
      搭好展架，演示使用流程，帮老人把字体和常用功能设置好。
      解答居民疑问，登记建议，有效关注以次日后台数据为准。
    `,
    notes: `
      只做自愿扫码关注，不索取身份证、验证码和银行卡信息。
      每位关注的居民送一份小礼品，礼品由公司准备。
      有效数据每晚八点公布，有疑问可以逐条核对。
    `,
    standards: `
      先说明用途再请居民扫码，不代操作手机；居民拒绝时礼貌道谢。
      不收集无关个人信息，展架物料当日归还；数据如实上报。
    `,
    requirements: `
      有耐心，愿意和老人沟通
      遵守小区和物业规定
      做过地推者优先
    `,
    bring: `
      电量充足的手机
      舒适的鞋
    `,
  },
  {
    key: 'miniapp',
    category: 'promotion',
    type: 'surveys',
    trades: ['marketing'],
    settings: ['campus', 'office', 'street', 'station'],
    pay: { unit: 'piece', fen: [300, 700], stepFen: 50, perDay: [25, 45] },
    places: [5, 30],
    days: [3, 12],
    startHours: [10, 11, 16],
    weekends: true,
    hours: [3, 5],
    cycles: ['daily', 'weekly'],
    reviewed: 0.2,
    minAge: 18,
    slots: { app: '早餐预订 校园洗衣 自习室预约 午餐拼团 停车缴费 图书漂流 生鲜自提' },
    titles: `
      {app}小程序推广员 · {place}
      {place}{app}小程序首单推广
      {app}小程序体验官招募（{place}）
    `,
    openings: `
      {app}小程序进入{place}，招募线下推广员。
      在{place}向上班族和学生介绍{app}小程序，按有效新用户计酬。
      {app}小程序刚开通{place}站点，想找熟悉周边的朋友一起推广。
    `,
    duties: `
      演示怎么打开、怎么选点位，用户自愿体验后即计一件。
      在展台引导用户打开小程序，介绍新人优惠，收集使用建议。
      两人一台，一人讲解一人登记，每天结束后上传现场照片。
    `,
    notes: `
      推广码一人一个，数据实时可查，结算按后台有效数。
      物料和展台由运营同事送到现场。
      不代替用户操作，不用自己的号重复注册。
    `,
    standards: `
      如实介绍优惠条件，不承诺页面上没有的内容；尊重用户选择。
      同一用户只计一次，重复和异常数据不计；当日问题当日反馈。
    `,
    requirements: `
      熟悉小程序基本操作
      表达清楚，不怕被拒绝
      能按排好的日子全部到场
    `,
    bring: `
      电量充足的手机
      充电宝
    `,
  },
  {
    key: 'survey',
    category: 'other',
    type: 'surveys',
    trades: ['research'],
    settings: ['street', 'mall', 'campus', 'office', 'station'],
    pay: { unit: 'piece', fen: [1_500, 4_000], stepFen: 500, perDay: [5, 8] },
    places: [4, 30],
    days: [2, 8],
    startHours: [9, 10, 14],
    weekends: true,
    hours: [4, 6],
    cycles: ['per-task', 'weekly'],
    reviewed: 0.3,
    minAge: 18,
    slots: { topic: '通勤方式 早餐习惯 夜间消费 公园使用 骑行安全 阅读习惯 社区养老 地铁换乘' },
    titles: `
      {place}{topic}问卷访员
      {topic}街头访谈 · {place}
      {place}{topic}调研，按份计酬
    `,
    openings: `
      开展{topic}调研，在{place}招募访员。
      {topic}课题进入实地阶段，{place}是其中一个点位。
      受委托了解市民的{topic}，需要在{place}做面对面访谈。
    `,
    duties: `
      用平板按抽样间隔邀请路人，每份问卷约 8 分钟。
      读题、记录、请受访者确认，全程录入系统，当天上传。
      完成配额内的有效问卷，访后赠送受访者一份小礼品。
    `,
    notes: `
      上岗前线上讲解一小时，讲解补贴 40 元随首次结算发放。
      问卷匿名，不问姓名和证件号码。
      每天抽查录音，质量好的访员进入长期名单。
    `,
    standards: `
      按原文读题不诱导；受访者中途退出不勉强，半份问卷不计。
      配额、时间戳和定位一致方为有效；编造数据的问卷全部作废。
    `,
    requirements: `
      普通话标准，听得懂本地话更好
      会用平板或手机填表
      社会学、统计等专业学生优先
    `,
    bring: `
      充电宝
      舒适的鞋
    `,
  },
];
