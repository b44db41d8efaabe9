import type { Kind } from '../kind';

/** Around shops, warehouses and courses. */
export const storeKinds: readonly Kind[] = [
  {
    key: 'sorting',
    category: 'recruiting',
    type: 'sorting',
    trades: ['logistics'],
    settings: ['depot'],
    pay: { unit: 'hour', fen: [2_500, 3_000], stepFen: 50 },
    places: [10, 50],
    days: [3, 15],
    startHours: [8, 9, 14, 20],
    hours: [8, 8],
    cycles: ['daily', 'weekly'],
    reviewed: 0.1,
    minAge: 18,
    slots: { goods: '服装 图书 生鲜 日用品 家电配件 美妆 母婴用品', step: '分拣 打包 扫码入库 贴标 复核' },
    titles: `
      {place}{goods}仓{step}员
      {goods}仓库{step} · {place}
      {place}电商仓{goods}{step}临时工
      {goods}大促备货{step}（{place}）
    `,
    openings: `
      {place}{goods}仓进入备货期，{step}岗位增加人手。
      仓库订单量上升，招募做{goods}{step}的临时伙伴。
      {goods}仓临时用工，{place}园区内上班，有老员工带。
    `,
    duties: `
      按扫码枪提示完成{step}，核对数量后放到对应货位。
      主要做{goods}的{step}，单件不超过 10 公斤，流水线节奏不快。
      负责{step}和货架整理，异常件单独放置并登记。
    `,
    notes: `
      园区有食堂和免费班车，地铁站口上车。
      每四小时安排一次集中休息，仓内有风扇和饮水点。
      做得好的伙伴，下一次优先录用。
    `,
    standards: `
      扫码与实物一致，差错率低于千分之二；货物不抛不踩，通道保持畅通。
      按波次时间完成，交班前清点余量；异常件当场上报，不私自处理。
    `,
    requirements: `
      会使用智能手机，认真细心
      能适应站立工作
      有仓库经验者优先
      遵守园区安全和禁烟规定
    `,
    bring: `
      本人身份证（办理园区临时证时核对）
      平底运动鞋
      水杯
    `,
  },
  {
    key: 'stocking',
    category: 'recruiting',
    type: 'sorting',
    trades: ['retail'],
    settings: ['mall', 'home'],
    pay: { unit: 'hour', fen: [2_400, 2_900], stepFen: 50 },
    places: [1, 10],
    days: [2, 20],
    startHours: [7, 8, 13, 16],
    hours: [4, 7],
    cycles: ['weekly', 'daily', 'monthly'],
    reviewed: 0.3,
    minAge: 16,
    slots: { area: '粮油区 生鲜区 冷冻区 日化区 零食区 酒水饮料区 水果区', job: '理货 补货 盘点 价签更换' },
    titles: `
      {place}超市{area}{job}员
      超市{area}{job}小时工 · {place}
      {place}门店{area}{job}临时工
      社区超市{job}帮手（{place}·{area}）
    `,
    openings: `
      {place}门店做陈列调整，{area}需要人手{job}。
      超市{area}到货集中，招募几位{job}的小时工。
      离{place}不远的社区门店，想找细心的伙伴负责{area}{job}。
    `,
    duties: `
      按陈列图完成{job}，检查保质期，临期商品单独下架。
      负责{area}{job}，保持排面整齐，顾客询问时指引位置。
      从后仓推货到{area}，先进先出补满排面，纸箱压平回收。
    `,
    notes: `
      班次固定，下班打卡后工时当天可查。
      门店有休息室和微波炉，可以自带饭菜。
      上岗前有店员带看一遍货架和后仓。
    `,
    standards: `
      价签与商品一一对应，排面饱满、商标朝外；过期商品零上架。
      推车走员工通道，不堵塞顾客动线；破损商品登记后交给值班长。
    `,
    requirements: `
      细心，能分清保质期和批次
      能蹲起和搬轻货
      住在门店附近者优先
    `,
    bring: `
      舒适的平底鞋
      水杯
    `,
  },
  {
    key: 'membership',
    category: 'promotion',
    type: 'sales',
    trades: ['marketing'],
    settings: ['mall'],
    pay: { unit: 'day', fen: [20_000, 27_000], stepFen: 1_000 },
    places: [2, 10],
    days: [2, 7],
    startHours: [10, 11, 12],
    weekends: true,
    hours: [7, 8],
    cycles: ['daily', 'weekly', 'per-task'],
    reviewed: 0.4,
    minAge: 18,
    slots: { gift: '停车券 环保袋 冰淇淋券 电影票 绿植 亲子乐园体验券' },
    titles: `
      {place}商场会员卡推广
      商场会员中心引导员 · {place}（送{gift}）
      {place}商场会员日{gift}兑换台
    `,
    openings: `
      {place}商场会员日临近，会员中心招募现场引导员。
      顾客免费领取电子会员卡可得{gift}，需要人手在{place}现场介绍。
      商场推广免费电子会员卡，{place}中庭设台，送完{gift}为止。
    `,
    duties: `
      向顾客介绍积分规则，引导扫码领取免费会员卡，核销{gift}。
      在服务台解答积分、停车和兑换问题，登记礼品发放。
      在各楼层做流动引导，把感兴趣的顾客带到会员台。
    `,
    notes: `
      会员卡对顾客完全免费，没有任务量罚款。
      员工餐厅可用，工服由商场提供，下班归还。
      每天开店前有十五分钟晨会，讲当天活动。
    `,
    standards: `
      讲清隐私条款由顾客自己勾选；礼品一人一份，登记与库存一致。
      站在指定区域，不尾随顾客；遇到投诉立即请值班经理处理。
    `,
    requirements: `
      亲和力好，普通话清楚
      能连续站立服务
      有商场服务台经验者优先
    `,
    bring: `
      深色裤子和平底鞋
      本人身份证（办理员工通道卡时核对）
    `,
  },
  {
    key: 'assistant',
    category: 'recruiting',
    type: 'tutoring',
    trades: ['education'],
    settings: ['home', 'mall', 'campus', 'office'],
    pay: { unit: 'hour', fen: [3_500, 6_500], stepFen: 500 },
    places: [1, 5],
    days: [5, 20],
    startHours: [9, 14, 16, 17],
    weekends: true,
    hours: [2, 4],
    cycles: ['weekly', 'monthly', 'per-task'],
    reviewed: 1,
    minAge: 18,
    slots: { course: '绘本阅读 少儿编程 书法 机器人搭建 围棋 美术手工 科学实验 晚托自习' },
    titles: `
      {place}{course}课助教
      {course}课堂助教老师 · {place}
      {course}班课后看护与助教（{place}）
      {place}少儿{course}活动带班助理
    `,
    openings: `
      {place}校区{course}课开新班，招募有耐心的助教。
      {course}课堂人数增加，想找喜欢和孩子相处的帮手。
      主讲老师负责上课，助教负责照看孩子和课堂秩序，课程是{course}。
    `,
    duties: `
      课前布置教室和教具，课上协助孩子动手，课后与家长交接。
      帮助跟不上的孩子，记录课堂表现，下课后整理器材。
      负责签到、分组和安全看护，按主讲老师的安排辅助演示。
    `,
    notes: `
      第一节课先跟着主讲老师熟悉流程，同样按课时计酬。
      时间固定，适合在附近上学或居住的朋友。
      教案和教具都由校区准备，不做任何招生推销。
    `,
    standards: `
      孩子始终在视线内，离开教室须由家长或老师签字接走；说话温和，不批评羞辱孩子。
      提前 15 分钟到岗检查教具；发生磕碰立即报告主讲老师并如实记录。
    `,
    requirements: `
      在读大学生或大专以上学历
      同意接受无违法犯罪记录查询
      有带班、家教或志愿服务经验者优先
      能按课表准时到，不中途换人
    `,
    bring: `
      学生证或学历证明复印件
      室内软底鞋
    `,
  },
];
