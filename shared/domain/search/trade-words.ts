import type { TaskType } from '../tasks/task-types';

/** Words of the trade by the type of work they belong to; those on one line mean nearly the same. */
const byType: Readonly<Record<TaskType, string>> = {
  sales: `
    导购 促销 促销员 导购员 销售员 售货员 营业员 店员
    试吃 试饮 品尝 推介
    理货 补货 理货员 陈列
    收银 收银员
    带货 叫卖`,
  events: `
    展会 会展 展览 博览会 车展
    礼仪 迎宾 礼仪小姐 门迎
    搭建 布展 撤展 布置 撤场
    检票 验票 签到 检票员
    志愿者 引导 引导员 指引
    赛事 比赛 马拉松
    场务 活动执行 活动助理
    快闪 互动 人偶 玩偶
    演唱会 音乐节
    充场 观众 凑人气
    群演 群众演员 临演 临时演员
    主持 主持人 司仪
    保安 安保 安检 安检员 保安员
    举牌 举牌员`,
  catering: `
    服务员 服务生 传菜 传菜员 传菜生 跑菜 端盘子 端菜 上菜
    洗碗 洗碗工 刷碗 洗菜
    后厨 帮厨 切配 配菜 厨房 打荷 墩子
    咖啡 咖啡师
    奶茶 茶饮 饮品 奶茶店
    宴会 婚宴 酒席 喜宴`,
  sorting: `
    分拣 拣货 分货 分拣员
    打包 包装 装箱 打包员
    贴标 贴单 贴签 贴标签
    仓库 仓储 库房 仓管
    盘点 清点
    快递 快件 包裹
    质检 验货`,
  surveys: `
    传单 发单 派单 宣传单 派发 发传单 派传单 发放传单 发单员 宣传册 发广告 派海报
    问卷 调研 调查 访员 市调 问卷调查
    地推 扫码 拉新 推广员
    神秘顾客 暗访 神秘访客`,
  tutoring: `
    家教 辅导 补课 家庭教师 补习
    助教 助教老师
    陪读 陪写 写作业 陪写作业 作业辅导 辅导作业 晚辅 托管 看班 晚托 托管班
    教练 陪练`,
  cleaning: `
    保洁 打扫 清洁 清扫 保洁员 清洁工 搞卫生
    家政 家政工 保姆
    钟点工 小时工
    收纳 整理
    擦玻璃 擦窗 擦窗户
    做饭 烧菜 煮饭
    开荒 开荒保洁
    护工 陪护 护理 照顾老人
    月嫂 育儿嫂 带娃 看孩子 带孩子`,
  moving: `
    搬家 搬运 搬东西 搬运工 搬货 搬迁 搬行李 搬宿舍
    装卸 卸货 装车 卸车 装卸工 装货
    安装 组装`,
  support: `
    客服 接线 话务 客服员 接线员 话务员 电话客服
    录入 打字 文员 录入员 数据录入 打字员
    前台 接待
    标注 打标 数据标注
    校对 审核
    翻译 口译 笔译
    电销 电话销售
    监考 监考员`,
  online: `
    剪辑 视频 短视频 剪视频
    直播 主播 助播
    文案 写手 写稿 撰稿 写作
    线上 远程 居家 在家
    设计 海报 美工 平面设计 修图
    社群 群主 社群运营`,
  delivery: `
    外卖 送餐 骑手 外卖员 送外卖 外卖骑手
    跑腿 代买 代取 代办 跑腿员
    送货 配送 派送 派件 配送员 快递员 派件员 送快递
    司机 开车 代驾`,
  other: `
    遛狗 喂猫 宠物
    摄影 拍照 拍摄 跟拍 摄像
    化妆 妆造`,
};

/** What any work may be, or give. */
const ofAnyType = `
  学生 大学生 在校生 学生党
  包餐 包吃 管饭 包饭 含餐 供餐 工作餐
  新手 可新手 小白 无经验 零经验 零基础 无需经验 不用经验 经验不限
  日结 当天结 日结工
  周结 周结工
  月结 月结工
  长期 稳定 长期工
  临时 短期
  夜场 夜班`;

/** Every task is that: it says which tasks to prefer, and leaves none out, unless nothing else is asked for. */
const anyWork = '兼职 零工 临时工 临工 短工 散工 小工 零活 散活 打零工';

const rowsOf = (block: string): string[][] =>
  block
    .trim()
    .split('\n')
    .map((row) => row.trim().split(' '));

export interface TradeWord {
  /** Itself not among them. */
  readonly synonyms: readonly string[];
  readonly type?: TaskType;
  readonly isAnyWork?: true;
}

const entriesOf = (block: string, about: Omit<TradeWord, 'synonyms'> = {}): [string, TradeWord][] =>
  rowsOf(block).flatMap((row) =>
    row.map((word): [string, TradeWord] => [
      word,
      { ...about, synonyms: row.filter((other) => other !== word) },
    ]),
  );

const isType = (name: string): name is TaskType => name in byType;

/** The words of the trade, simplified. */
export const tradeWords: ReadonlyMap<string, TradeWord> = new Map([
  ...Object.entries(byType).flatMap(([type, block]) => (isType(type) ? entriesOf(block, { type }) : [])),
  ...entriesOf(ofAnyType),
  ...entriesOf(anyWork, { isAnyWork: true }),
]);

/** Where such work is often done. Beside a word of the trade they describe it; by themselves they are looked for. */
const settings = new Set(
  '餐厅 饭店 酒店 商场 超市 便利店 公司 学校 校园 小区 门店 店铺 工厂 厂里 现场 市场 办公室 家庭 街头 户外'.split(
    ' ',
  ),
);
export const isSetting = (word: string): boolean => settings.has(word);

/** No word of the trade is longer. */
export const longestTradeWord = Math.max(...[...tradeWords.keys()].map((word) => word.length));
