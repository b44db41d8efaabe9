import type { Kind } from '../kind';

/** Around exhibitions, races and pop-up shops. */
export const eventKinds: readonly Kind[] = [
  {
    key: 'hostess',
    category: 'recruiting',
    type: 'events',
    trades: ['events'],
    settings: ['expo'],
    pay: { unit: 'day', fen: [22_000, 34_000], stepFen: 1_000 },
    places: [4, 24],
    days: [1, 4],
    startHours: [8, 9],
    hours: [8, 9],
    cycles: ['per-task', 'daily'],
    reviewed: 0.8,
    minAge: 18,
    slots: { show: '家居展 茶博会 宠物用品展 渔业博览会 婚博会 教育装备展 咖啡烘焙展 医疗器械展 跨境电商展' },
    titles: `
      {place}{show}礼仪接待
      {show}签到引导员 · {place}
      {place}{show}前台登记员
      {show}论坛会务协助（{place}）
    `,
    openings: `
      {show}即将在{place}开幕，现招募现场礼仪与接待人员。
      我们承接{show}的现场会务，需要一批稳重、有礼貌的伙伴。
      {place}将举办{show}，预计每天接待观众上万人次，现补充接待人手。
    `,
    duties: `
      主要负责观众签到、证件发放和展馆路线指引。
      在登录厅引导观众扫码入场，解答展位位置、用餐、寄存等常见问题。
      协助嘉宾签到、引位和颁奖递送，论坛间隙整理席卡与茶水。
    `,
    notes: `
      开展前一天线上讲解点位和话术，约 40 分钟，讲解时间另计 30 元。
      统一提供礼仪服装，午餐由主办方提供，站立时间较长，每两小时轮换休息。
      表现好的伙伴优先参加后续展会。
    `,
    standards: `
      准点到岗，着装整洁，站姿端正；对观众使用礼貌用语，遇到不清楚的问题及时转给领班。
      签到信息录入准确，证件不错发漏发；岗位不空岗，离开前与同伴交接。
    `,
    requirements: `
      普通话清楚，表达自然
      有会展或接待经验者优先
      能全程参加，不中途换人
      会简单英语口语者优先
    `,
    bring: `
      本人身份证（办理入场证件时核对）
      黑色平底皮鞋
      充电宝
    `,
  },
  {
    key: 'setup',
    category: 'recruiting',
    type: 'events',
    trades: ['events'],
    settings: ['expo', 'park', 'mall'],
    pay: { unit: 'day', fen: [26_000, 38_000], stepFen: 1_000 },
    places: [4, 20],
    days: [1, 3],
    startHours: [8, 9, 13, 18],
    hours: [8, 8],
    cycles: ['daily', 'per-task'],
    reviewed: 0.2,
    minAge: 18,
    slots: { event: '新品发布会 亲子市集 音乐节 周年庆典 车友嘉年华 读书节 露营生活节' },
    titles: `
      {place}{event}舞台搭建
      {event}布展帮手 · {place}
      {place}{event}撤场小工
      {event}桁架与背景板安装（{place}）
    `,
    openings: `
      {place}的{event}进入搭建期，需要手脚麻利的搭建帮手。
      {event}现场施工，跟着熟练师傅做，不需要单独负责技术活。
      为{event}招募布展和撤场人员，{place}集合。
    `,
    duties: `
      搬运桁架、地毯和展板，协助师傅安装背景墙与灯架。
      按图纸摆放桌椅、围栏和导视牌，完成后清理现场。
      卸车、拼装展台、铺设地毯，撤场时分类装箱。
    `,
    notes: `
      现场配发安全帽、手套和反光背心，意外险由公司购买。
      高空作业由持证师傅完成，帮手只在地面工作。
      提供工作餐和饮用水，完工后当面确认工时。
    `,
    standards: `
      服从现场安全员指挥，进场全程佩戴安全帽；物料轻拿轻放，损坏及时报告。
      当天任务当天完成，离场前清点工具，做到工完场清。
    `,
    requirements: `
      身体健康，能搬 20 公斤左右的物料
      听从现场指挥，不酒后上岗
      有搭建经验者优先
    `,
    bring: `
      防滑运动鞋
      长裤和耐脏的衣服
      水杯
    `,
  },
  {
    key: 'race',
    category: 'recruiting',
    type: 'events',
    trades: ['events'],
    settings: ['park', 'campus'],
    pay: { unit: 'day', fen: [20_000, 28_000], stepFen: 1_000 },
    places: [10, 50],
    days: [1, 2],
    startHours: [6, 7],
    hours: [6, 8],
    cycles: ['per-task', 'daily'],
    reviewed: 0.3,
    minAge: 16,
    slots: {
      race: '半程马拉松 城市定向赛 亲子荧光跑 自行车骑游 青少年轮滑赛 健步走',
      post: '补给站 终点服务 存包处 路线引导 检录',
    },
    titles: `
      {race}{post}工作人员 · {place}
      {place}{race}{post}
      {race}赛事服务（{place}{post}）
    `,
    openings: `
      {race}从{place}出发，{post}岗位招募工作人员。
      我们负责{race}的赛事服务，{post}还缺一组人。
      喜欢运动又想挣点零花钱，来{race}做{post}吧。
    `,
    duties: `
      在{post}为参赛者服务，按组长安排发放物资、回答问题、维持秩序。
      赛前布置{post}，赛中按流程服务，赛后回收物资和清理垃圾。
      熟悉赛道和医疗点位置，遇到身体不适的参赛者马上联系医疗组。
    `,
    notes: `
      赛前一晚线上说明会，发放点位图和联系人。
      提供早餐、雨衣和工作背心，赛事统一购买意外险。
      集合时间早，请确认当天能按时到达。
    `,
    standards: `
      发枪前一小时全员到位，不擅自离岗；对讲机呼叫三声内应答。
      物资按人发放、剩余登记退回；参赛者遗失物品统一交到服务台。
    `,
    requirements: `
      能早起，守时
      身体健康，能在户外工作
      做过赛事志愿者优先
    `,
    bring: `
      运动鞋
      防晒帽
      充电宝
    `,
  },
  {
    key: 'popup',
    category: 'promotion',
    type: 'events',
    trades: ['marketing', 'events'],
    settings: ['mall', 'park', 'street'],
    pay: { unit: 'day', fen: [23_000, 32_000], stepFen: 1_000 },
    places: [2, 8],
    days: [1, 4],
    startHours: [10, 12, 13],
    weekends: true,
    hours: [6, 8],
    cycles: ['per-task', 'daily'],
    reviewed: 0.6,
    minAge: 18,
    slots: {
      theme: '露营用品 原创文具 国风香囊 宠物零食 无糖气泡水 盲盒手作 骑行装备',
      role: '现场互动员 人偶演员 打卡区引导员',
    },
    titles: `
      {place}{theme}{role}
      {theme}快闪{role} · {place}
      {place}主题快闪：{theme}活动助理
    `,
    openings: `
      {theme}快闪活动落地{place}，招募{role}。
      为{theme}做三面开放的快闪店，{place}现场需要会带气氛的伙伴。
      {place}近期有{theme}主题快闪，一起来做{role}。
    `,
    duties: `
      带顾客玩互动游戏、合影打卡，发放小礼物并维持排队秩序。
      轮流负责游戏区、签到区和礼品区，每小时换一次岗。
      协助布置陈列，讲解{theme}特点，整理顾客反馈。
    `,
    notes: `
      人偶服每次穿戴不超过二十分钟，有专人陪同和休息区。
      提供活动服装、工作餐和瓶装水。
      活动照片可以授权后作为个人作品使用。
    `,
    standards: `
      主动热情但不强拉顾客；与儿童互动须有家长在场。
      礼品按规则发放，排队超过十人时开启分流；结束后道具归位清点。
    `,
    requirements: `
      活泼外向，愿意和陌生人互动
      能全程参加
      有主持或表演经验者优先
    `,
    bring: `
      舒适的运动鞋
      替换的短袖上衣
    `,
  },
];
