import type { Kind } from '../kind';

/** Among neighbours. */
export const homeKinds: readonly Kind[] = [
  {
    key: 'errand',
    category: 'other',
    type: 'delivery',
    trades: ['neighbour'],
    settings: ['home', 'office', 'station', 'street'],
    pay: { unit: 'task', fen: [2_500, 6_000], stepFen: 500 },
    places: [1, 1],
    days: [1, 1],
    startHours: [9, 10, 14, 15, 18],
    hours: [1, 2],
    cycles: ['per-task'],
    reviewed: 0.1,
    minAge: 16,
    slots: { thing: '蛋糕 鲜花 钥匙 老人常用药 资料文件 展会样品 洗好的西装 维修好的相机' },
    titles: `
      {place}跑腿：代取{thing}
      帮忙送{thing}到{place}
      {place}附近取送{thing}
    `,
    openings: `
      街坊人在外地赶不回来，想请人在{place}附近取送{thing}。
      需要一位熟悉{place}的朋友帮忙送{thing}。
      有位老邻居临时有事，请帮忙把{thing}从{place}送到五公里内的地址。
    `,
    duties: `
      到指定地点取到后拍照确认，送达时请收件人签收。
      全程注意不挤压，骑车或坐地铁都可以。
      取件信息录用后私信发送，费用已经提前付清，只需要取送。
    `,
    notes: `
      路费另补，公交地铁凭截图报销。
      如遇排队超过半小时，另加 10 元等候补贴。
      东西不重，一个背包装得下。
    `,
    standards: `
      取件和送达各拍一张照片；在约定时间前后十分钟内送到，物品完好。
      不打开包装，不透露收件人信息；有延误提前电话说明。
    `,
    requirements: `
      熟悉周边道路
      电话保持畅通
      做事仔细，有同类经验者优先
    `,
    bring: `
      电量充足的手机
      干净的背包或保温袋
    `,
  },
  {
    key: 'moving',
    category: 'other',
    type: 'moving',
    trades: ['neighbour'],
    settings: ['home'],
    pay: { unit: 'task', fen: [12_000, 26_000], stepFen: 1_000 },
    places: [1, 4],
    days: [1, 1],
    startHours: [8, 9, 13],
    hours: [3, 5],
    cycles: ['per-task'],
    reviewed: 0.2,
    minAge: 18,
    slots: { load: '一居室 两居室 出租屋 工作室 书房 画室 合租次卧' },
    titles: `
      {place}{load}搬家帮手
      {load}打包搬运半天 · {place}
      {place}{load}搬迁，找有力气的朋友
    `,
    openings: `
      {place}{load}要搬走，车已经约好，缺几位帮手。
      {load}搬家，大件不多，主要是纸箱和小家具。
      从{place}搬到同城，{load}的东西已经打包一大半。
    `,
    duties: `
      帮忙打包、下楼、装车，到新地址后按房间摆放。
      负责搬纸箱和拆装简单家具，易碎品由我们自己拿。
      先贴标签再装车，两人抬大件，一起把旧房打扫干净。
    `,
    notes: `
      两边都有电梯，提供手套、饮料和一顿便饭。
      超出约定时间按每小时 50 元另算。
      车程约四十分钟，可以坐搬家车一起走。
    `,
    standards: `
      易碎物品轻放并朝上；进出电梯铺好保护垫，墙面门框不磕碰。
      装车前后各清点一次箱数；贵重物品不代拿，发现损坏当场说明。
    `,
    requirements: `
      能搬 25 公斤左右的重物
      手脚稳当，不急躁
      会拆装床和柜子者优先
    `,
    bring: `
      防滑鞋和耐脏衣服
      毛巾
    `,
  },
  {
    key: 'pet',
    category: 'other',
    type: 'cleaning',
    trades: ['neighbour'],
    settings: ['home', 'park'],
    pay: { unit: 'day', fen: [5_000, 9_000], stepFen: 500 },
    places: [1, 1],
    days: [2, 7],
    startHours: [8, 17, 18, 19],
    hours: [1, 2],
    cycles: ['per-task'],
    reviewed: 1,
    minAge: 18,
    slots: { pet: '布偶猫 柯基 金毛 英短 泰迪 两只橘猫 垂耳兔 老年边牧' },
    titles: `
      出差期间照看{pet} · {place}
      {place}{pet}上门喂养
      {pet}每日照看一小时（{place}）
    `,
    openings: `
      街坊出差几天，托我找一位住在{place}附近的朋友照看{pet}。
      邻居家的{pet}性格温和、疫苗齐全，主人不在时需要每天上门一次。
      主人回老家几天，{pet}留在{place}，请有经验的人帮忙。
    `,
    duties: `
      喂食换水，清理排泄物，陪玩半小时，拍一段视频给主人。
      按写好的份量喂食，检查饮水和门窗，需要时梳毛。
      每天同一时间上门，先观察精神和食欲，再做清洁。
    `,
    notes: `
      出发前见一面，认识一下再交钥匙。
      粮食和用品都备好，急诊费用由主人承担，附近宠物医院电话贴在门上。
      相处得来，以后主人出差还找你。
    `,
    standards: `
      进出随手锁门关窗；不给人的食物，不带陌生人进屋。
      每天发照片和视频，发现呕吐、拒食等异常立即电话联系。
    `,
    requirements: `
      养过宠物，有耐心
      住在三公里以内优先
      对动物毛发不过敏
    `,
    bring: `
      鞋套
      本人身份证（见面时核对）
    `,
  },
  {
    key: 'assembly',
    category: 'other',
    type: 'other',
    trades: ['neighbour'],
    settings: ['home'],
    pay: { unit: 'task', fen: [9_000, 18_000], stepFen: 1_000 },
    places: [1, 3],
    days: [1, 1],
    startHours: [9, 13, 14],
    hours: [2, 4],
    cycles: ['per-task'],
    reviewed: 0.4,
    minAge: 18,
    slots: { item: '书架 儿童床 办公桌椅 衣柜 货架 鞋柜 晾衣架 健身器材' },
    titles: `
      {place}{item}组装帮手
      帮忙组装{item} · {place}
      {item}组装与固定（{place}）
    `,
    openings: `
      街坊新买的{item}到了{place}，自己装不来，请人帮忙。
      {place}有几件{item}要组装，说明书和配件齐全。
      刚搬了新家，一批{item}送到{place}，请人帮忙装好。
    `,
    duties: `
      按说明书组装并固定，检查是否摇晃，包装纸箱带到楼下。
      先清点配件再动手，装好后一起验收。
      零件分袋摆好再装，边装边对图纸，完工后把地面打扫干净。
    `,
    notes: `
      常用工具家里有，有自己的电动螺丝刀更顺手。
      做完当面确认，有缺件照样算完成。
      有电梯，停车方便，门口可以卸货。
    `,
    standards: `
      螺丝全部拧紧，柜门开合顺畅；不在墙面多打孔，先确认再固定。
      地面铺垫作业，划伤如实说明；完工拍照留存。
    `,
    requirements: `
      动手能力强，看得懂图纸
      做过家具安装者优先
    `,
    bring: `
      电动螺丝刀（有则带）
      手套
    `,
  },
];
