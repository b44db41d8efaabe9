import type { Kind } from '../kind';

/** Around food. */
export const tableKinds: readonly Kind[] = [
  {
    key: 'waiter',
    category: 'recruiting',
    type: 'catering',
    trades: ['food'],
    settings: ['mall', 'street', 'home'],
    pay: { unit: 'hour', fen: [2_500, 3_200], stepFen: 100 },
    places: [1, 8],
    days: [2, 14],
    startHours: [10, 11, 16, 17, 18],
    hours: [4, 6],
    cycles: ['daily', 'weekly', 'per-task'],
    reviewed: 0.4,
    minAge: 16,
    slots: {
      shop: '海鲜小馆 家常菜馆 火锅店 面馆 茶餐厅 烤肉店 素食餐厅 饺子馆',
      peak: '用餐高峰 旺季 订位高峰 新店期',
    },
    titles: `
      {place}{shop}临时服务员
      {shop}{peak}传菜员 · {place}
      {place}{shop}{peak}帮工
      {shop}前厅小时工（{place}）
    `,
    openings: `
      {place}{shop}{peak}客流大，前厅需要临时帮手。
      门店最近订位增多，想找几位能踏实做几天的前厅伙伴。
      {shop}员工轮休，{peak}时段缺人，离{place}近的朋友优先。
    `,
    duties: `
      负责迎客带位、点单传菜和收台，不用接触后厨明火。
      主要是端菜、撤盘、擦桌和补充餐具，忙时协助打包外卖。
      高峰时段传菜，空闲时折餐巾、补调料、整理等位区。
    `,
    notes: `
      提供一顿员工餐，围裙由店里统一准备。
      第一天有老员工带半小时，带教时间照常计薪。
      做得好的伙伴，下次有活优先联系。
    `,
    standards: `
      上菜前核对桌号，轻拿轻放；收台三分钟内完成，桌面地面无残渣。
      微笑迎客，客人招手一分钟内响应；上岗前洗手消毒，指甲修剪整齐。
    `,
    requirements: `
      持有效健康证
      有餐厅工作经验者优先
      手脚勤快，能久站
      能排满全部班次
    `,
    bring: `
      健康证原件
      黑色长裤
      防滑鞋
    `,
  },
  {
    key: 'banquet',
    category: 'recruiting',
    type: 'catering',
    trades: ['food'],
    settings: ['expo', 'mall', 'street', 'office'],
    pay: { unit: 'task', fen: [16_000, 24_000], stepFen: 1_000 },
    places: [6, 30],
    days: [1, 1],
    startHours: [9, 15, 16, 17],
    hours: [6, 7],
    cycles: ['per-task', 'daily'],
    reviewed: 0.1,
    minAge: 18,
    slots: { feast: '婚宴 寿宴 企业答谢宴 商会年会 毕业聚餐 百日宴 校友聚会' },
    titles: `
      {feast}服务员 · {place}
      {place}{feast}传菜与摆台
      {place}宴会厅{feast}临时工
      {feast}餐后收台（{place}）
    `,
    openings: `
      {place}宴会厅承接一场{feast}，需要补充传菜和看台人员。
      一场三十多桌的{feast}，提前到场摆台，散席后收台即可下班。
      宴会厅{feast}用工，做完一场结一场。
    `,
    duties: `
      提前铺台布、摆餐具，开席后按桌上菜、换骨碟、添茶水。
      每人负责两到三桌，跟着领班节奏走菜，散席后分类收碗。
      前半场传菜，后半场收台和归还餐具，最后一起清点。
    `,
    notes: `
      开席前统一吃工作餐，服装现场领取、用完归还。
      地铁可达，散席较晚时安排顺路车送到地铁站。
      新人可以只做传菜，领班会分好位置。
    `,
    standards: `
      按领班手势同步上菜，不从客人头顶传递；汤菜上桌提示小心烫手。
      摆台餐具间距一致，破损及时更换；收台时餐具分类轻放，贵重遗留物交给领班。
    `,
    requirements: `
      持有效健康证
      能端托盘走动，体力较好
      准时到场，迟到请提前说明
    `,
    bring: `
      健康证原件
      黑色布鞋或防滑鞋
      发圈（长发需盘起）
    `,
  },
  {
    key: 'shop',
    category: 'recruiting',
    type: 'catering',
    trades: ['shop'],
    settings: ['street', 'mall', 'home'],
    pay: { unit: 'hour', fen: [2_400, 3_000], stepFen: 100 },
    places: [1, 3],
    days: [2, 12],
    startHours: [8, 10, 15, 17, 19],
    hours: [3, 5],
    cycles: ['daily', 'weekly', 'per-task'],
    reviewed: 0.5,
    minAge: 16,
    slots: { job: '打包 收银 备料 外摆招呼 外卖分单 洗切', when: '旺季 高峰时段 新店期 促销期' },
    titles: `
      {place}小店{when}{job}帮手
      {when}{job}小时工 · {place}
      {place}店里缺人：{when}{job}
    `,
    openings: `
      我们是{place}附近的一家小店，{when}忙不过来，想找人帮忙{job}。
      小店新添了几张外摆桌，{when}需要一位{job}的帮手。
      老伙计回家照顾孩子，{place}店里{when}{job}缺人。
    `,
    duties: `
      主要做{job}，忙时顺手收桌，店主全程带着做。
      {job}为主，活不重，但要求利索、干净。
      按店主安排{job}，忙完帮着整理台面。
    `,
    notes: `
      管一顿饭，想吃什么提前说。
      店面不大，人少事简单，干得来可以长期约。
      围裙和帽子店里都有，来了先认一认东西放在哪儿。
    `,
    standards: `
      上岗前洗手、戴帽和口罩；出餐前对单，少一样都不出门。
      台面随手擦净，生熟分开；收银当面点清，交班写在本子上。
    `,
    requirements: `
      持有效健康证
      说到做到，有事提前讲
      住得近者优先
    `,
    bring: `
      健康证原件
      舒服的鞋
    `,
  },
  {
    key: 'tasting',
    category: 'promotion',
    type: 'sales',
    trades: ['retail', 'marketing'],
    settings: ['mall', 'street'],
    pay: { unit: 'day', fen: [20_000, 26_000], stepFen: 500 },
    places: [1, 6],
    days: [2, 6],
    startHours: [10, 11, 13],
    weekends: true,
    hours: [7, 8],
    cycles: ['per-task', 'daily', 'weekly'],
    reviewed: 0.5,
    minAge: 18,
    slots: {
      food: '酸奶 坚果 手工水饺 现磨豆浆 桂花糕点 海苔脆 低糖果酱 速冻包子 蜂蜜',
      who: '试吃推广员 品尝导购 试吃台促销员',
    },
    titles: `
      {place}{food}{who}
      {food}{who} · {place}
      {place}{food}门店试吃推广
    `,
    openings: `
      {food}新口味上架，{place}门店设试吃台，招募{who}。
      在{place}给顾客介绍{food}，现场加热、分装、递送试吃。
      {food}门店推广，需要亲和力好、讲卫生的{who}。
    `,
    duties: `
      布置试吃台，按份量分装，向顾客介绍配料、过敏原和吃法。
      主动邀请顾客品尝，记录反馈，引导到货架选购。
      试吃、讲解、补货一体，收工前清洗器具并填日报表。
    `,
    notes: `
      试吃台、围裙和一次性手套由品牌方准备。
      底薪固定，卖得好另有奖励，奖励规则到岗前书面说明。
      每班有四十分钟吃饭时间，由门店员工顶岗。
    `,
    standards: `
      全程戴口罩和手套，试吃品两小时未用完即更换；主动提示过敏原。
      不虚假宣传功效；台面随时擦净，每天闭店前上报销量和库存。
    `,
    requirements: `
      持有效健康证
      做过促销或导购者优先
      普通话流利，讲卫生
    `,
    bring: `
      健康证原件
      黑色裤子和平底鞋
    `,
  },
];
