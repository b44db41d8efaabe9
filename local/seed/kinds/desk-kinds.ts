import type { Kind } from '../kind';

/** For a practised eye. */
export const deskKinds: readonly Kind[] = [
  {
    key: 'mystery',
    category: 'other',
    type: 'surveys',
    trades: ['research'],
    settings: ['mall', 'street', 'station'],
    pay: { unit: 'task', fen: [6_000, 14_000], stepFen: 1_000 },
    places: [1, 6],
    days: [3, 10],
    hours: [1, 2],
    cycles: ['per-task', 'weekly'],
    reviewed: 0.9,
    minAge: 18,
    slots: { shop: '咖啡店 电影院 眼镜店 快餐店 健身房 连锁药房 儿童乐园 便利店' },
    titles: `
      {place}{shop}神秘顾客
      神秘顾客：{shop}服务体验 · {place}
      {shop}暗访体验员（{place}）
    `,
    openings: `
      为{place}的{shop}做一次服务体验评估。
      想请一位普通顾客身份的体验员，到{place}的{shop}走一遍流程。
      {shop}委托我们了解一线服务，{place}点位需要体验员。
    `,
    duties: `
      按任务单体验接待、环境和结账，离店后两小时内填写报告。
      留意等候时间、话术和卫生，结束后上传照片和评分。
      正常体验约三十分钟，不暴露身份，如实记录看到的情况。
    `,
    notes: `
      体验用的电子券由我们提前发放，不需要自己花钱。
      报告有模板，大约三十道选择题加三段描述。
      报告一次通过后次周可以再接其他门店。
    `,
    standards: `
      报告客观，描述有时间、有细节；照片清晰且不拍到其他顾客正脸。
      不与店员争执，不提前告知门店；逾期报告无法采用。
    `,
    requirements: `
      观察力好，文字通顺
      半年内没有在同行业门店工作
      手机可以拍清晰照片
    `,
    bring: `
      电量充足的手机
    `,
  },
  {
    key: 'photo',
    category: 'other',
    type: 'events',
    trades: ['photo'],
    settings: ['park', 'street', 'expo', 'campus'],
    pay: { unit: 'day', fen: [20_000, 36_000], stepFen: 1_000 },
    places: [1, 3],
    days: [1, 2],
    startHours: [7, 8, 13],
    hours: [6, 9],
    cycles: ['per-task', 'daily'],
    reviewed: 0.9,
    minAge: 18,
    slots: { shoot: '毕业照 旅拍 活动跟拍 服装样片 亲子照 产品静物 团队形象照 宠物写真' },
    titles: `
      {shoot}摄影助理 · {place}
      {place}{shoot}跟拍助理
      {shoot}打光与道具助理（{place}）
    `,
    openings: `
      {place}有一组{shoot}拍摄，需要一位机灵的摄影助理。
      工作室接了{shoot}订单，拍摄地在{place}，找人搭把手。
      想学摄影的朋友看过来，{shoot}拍摄缺助理。
    `,
    duties: `
      举反光板、换镜头、看管器材，协助整理服装和道具。
      提前踩点和布光，拍摄中记录场次，收工后备份素材。
      引导被拍的人站位，帮忙清场和打伞，转场时背器材包。
    `,
    notes: `
      摄影师会边拍边讲，午餐和转场交通由工作室负责。
      下雨改期，前一晚八点确认。
      成片可以署名助理，用于个人作品集须客人同意。
    `,
    standards: `
      器材不离视线，用完装回原位；尊重被拍的人，不私自拍照外传。
      每次转场清点镜头和存储卡；素材备份两份后才可以清卡。
    `,
    requirements: `
      了解相机基本参数
      有耐心，体力好
      会简单布光或修图者优先
    `,
    bring: `
      深色衣服（避免反光）
      运动鞋
      水杯
    `,
  },
  {
    key: 'labelling',
    category: 'other',
    type: 'support',
    trades: ['data'],
    settings: ['office', 'campus', 'home'],
    pay: { unit: 'piece', fen: [30, 150], stepFen: 10, perDay: [100, 200] },
    places: [10, 50],
    days: [7, 25],
    hours: [2, 6],
    cycles: ['weekly', 'monthly', 'per-task'],
    reviewed: 0.4,
    minAge: 16,
    slots: {
      data: '街景图片 商品图片 普通话语音 票据文字 菜品图片 对话文本 车道线 植物照片',
      work: '标注 校对 分类 质检',
    },
    titles: `
      {data}{work}兼职 · {place}
      {data}数据{work}员（{place}团队）
      {place}{data}{work}，可居家
    `,
    openings: `
      {place}团队开展{data}{work}项目，招募细心的伙伴。
      {data}{work}，电脑可做，领任务包后自己安排时间。
      新一批{data}到了，需要一批{work}人员，新手也能做。
    `,
    duties: `
      按规则文档完成{work}，每条大约二十到六十秒。
      先做 50 条练习题，准确率达标后领取正式任务包。
      每天领取一个任务包，遇到拿不准的样本标记为待议。
    `,
    notes: `
      练习题通过后同样按条计酬，规则每周更新一次。
      抽检返修的部分可以改一次，改好照常计数。
      数据已经脱敏，请勿截图外传。
    `,
    standards: `
      抽检准确率不低于 97%；返修在两天内完成，逾期任务包自动回收。
      同一账号只由本人使用；不使用脚本批量提交。
    `,
    requirements: `
      有电脑，会基本操作
      认真耐心，能看懂规则文档
      每天可投入两小时以上
    `,
    bring: `
      自己的电脑（到团队现场做时）
    `,
  },
  {
    key: 'community-online',
    category: 'promotion',
    type: 'online',
    trades: ['marketing'],
    settings: ['office', 'home', 'campus'],
    pay: { unit: 'hour', fen: [2_500, 3_200], stepFen: 100 },
    places: [1, 5],
    days: [4, 14],
    startHours: [10, 14, 19],
    hours: [2, 4],
    cycles: ['weekly', 'per-task', 'daily'],
    reviewed: 0.7,
    minAge: 16,
    slots: {
      brand: '烘焙 文具 宠物用品 绿植 亲子绘本 户外装备 咖啡 护眼灯',
      job: '社群管理 图文排版 直播场控',
    },
    titles: `
      {brand}品牌线上{job} · {place}
      {place}{brand}{job}兼职，可居家
      {brand}线上{job}助理（{place}团队）
    `,
    openings: `
      {place}的{brand}品牌做线上活动，需要{job}的伙伴。
      {brand}会员活动期间人手不够，招募线上{job}助理。
      我们为{brand}客户做内容运营，{place}团队找人一起{job}。
    `,
    duties: `
      按排期发布活动内容，回答群里的常见问题，整理顾客反馈。
      在直播时段核对商品信息、置顶公告，把问题转给主播和售后。
      把拍好的图片和文案排成图文，检查错别字后提交审核。
    `,
    notes: `
      有现成的话术和素材库，新手也能做，头一次由同事线上带。
      只做真实内容，不刷单、不写假评价。
      网络和电脑自备，工时以后台登录记录为准。
    `,
    standards: `
      十五分钟内回复群消息，语气礼貌，不承诺做不到的事。
      发布前自查两遍，价格和日期不出错；顾客信息不截图、不外传。
    `,
    requirements: `
      打字快，表达清楚
      有电脑和稳定的网络
      用过常见的办公软件
    `,
    bring: `
      自己的电脑（到团队现场做时）
    `,
  },
];
