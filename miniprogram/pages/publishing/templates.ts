import type { TaskType } from '../../generated/tasks/task-types';

/** What is usually written about a kind of work: a beginning, to be made one's own. */
interface Template {
  readonly title: string;
  readonly description: string;
  readonly serviceStandard: string;
  readonly requirements: string;
  readonly bring: string;
}

/** By kind of work; a title says what and where, so that of it only the words around are given. */
export const templates: Readonly<Record<TaskType, Template>> = {
  sales: {
    title: '商场促销导购',
    description: '在门店或展台向顾客介绍商品，发放试用装，引导到柜台购买，收班时清点样品并整理展台。',
    serviceStandard: '准时到岗，着统一围裙；主动招呼顾客，如实介绍，不夸大功效；收班时样品数量与登记一致。',
    requirements: '普通话流利\n能站立工作',
    bring: '身份证\n深色长裤',
  },
  events: {
    title: '展会引导员',
    description: '引导观众签到入场，解答路线与日程问题，维持通道秩序，活动结束后协助回收物料。',
    serviceStandard: '准时到岗，着装整洁；不离岗、不聊天；遇到走失或受伤的观众立刻报告组长。',
    requirements: '普通话流利\n能连续站立三小时',
    bring: '身份证\n白色运动鞋和深色长裤',
  },
  catering: {
    title: '餐厅服务员',
    description: '迎客带位、传菜收台、补充餐具，高峰时协助后厨备餐，收班时打扫负责的区域。',
    serviceStandard: '工服整洁，指甲剪短；上菜核对桌号；地面有水立即擦干。',
    requirements: '有健康证\n能听懂点单',
    bring: '身份证\n健康证',
  },
  sorting: {
    title: '仓库分拣打包',
    description: '按单拣货、核对、打包、贴单，按区域码放整齐；旺季时协助装车。',
    serviceStandard: '错单率低于千分之三；易碎品按标准加填充；下班前工位清空。',
    requirements: '能搬动 15 公斤以内的箱子\n能适应站立',
    bring: '身份证\n平底鞋',
  },
  surveys: {
    title: '街头问卷访问',
    description: '在指定地点邀请路人填写问卷，或按路线派发传单，完成后按要求拍照登记。',
    serviceStandard: '礼貌邀请，不纠缠；问卷真实有效，不代填；传单不丢弃、不塞车窗。',
    requirements: '主动开口与人交流',
    bring: '身份证\n手机和充电宝',
  },
  tutoring: {
    title: '小学作业辅导',
    description: '陪孩子完成当天作业，讲解不会的题目，检查并记录当天的学习情况。',
    serviceStandard: '准时到达；讲清楚思路，不直接给答案；结束时向家长说明当天情况。',
    requirements: '本科在读或以上\n有耐心',
    bring: '身份证\n学生证或学历证明',
  },
  cleaning: {
    title: '日常保洁',
    description: '清扫地面、擦拭台面与玻璃、清洗卫生间、收倒垃圾，按清单逐项完成。',
    serviceStandard: '台面无灰、镜面无水印、地面无毛发；贵重物品不移动；离开前与负责人验收。',
    requirements: '有保洁经验优先',
    bring: '身份证\n口罩和手套',
  },
  moving: {
    title: '搬运装卸',
    description: '按要求装车、卸车、搬运物品到指定位置，码放整齐并做好保护。',
    serviceStandard: '听从现场安排；两人以上抬重物；易碎件轻放，损坏立即报告。',
    requirements: '能搬动 25 公斤的物品\n身体健康',
    bring: '身份证\n劳保手套和平底鞋',
  },
  support: {
    title: '客服文员',
    description: '按话术回复咨询，登记来访与来电，录入表格，遇到不能处理的问题及时转交。',
    serviceStandard: '首次回复不超过三分钟；用语礼貌；数据录入当日完成、无漏项。',
    requirements: '打字每分钟 40 字以上\n会用表格',
    bring: '身份证',
  },
  online: {
    title: '线上内容整理',
    description: '按要求整理图文素材、核对信息、发布到指定账号，并登记发布情况。',
    serviceStandard: '内容与素材一致，无错别字；按时间表完成；不夸大、不虚假宣传。',
    requirements: '会用手机剪辑或排版',
    bring: '',
  },
  delivery: {
    title: '同城配送',
    description: '到指定地点取件，按路线送达，当面核对并拍照登记，送完后交回单据。',
    serviceStandard: '按时送达，物品完好；遵守交通规则；联系不上收件人时联系组长。',
    requirements: '熟悉周边道路\n有电动车和头盔',
    bring: '身份证\n头盔',
  },
  other: { title: '', description: '', serviceStandard: '', requirements: '', bring: '' },
};
