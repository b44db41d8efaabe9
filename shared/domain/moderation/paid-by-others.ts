import type { Occurrence } from './occurrence';
import { compiled, customer, filler, listed, payer, worker } from './vocabulary';

const bears = '(?:先行|统一|全额|全部|来|负责|代为|为[您你])*(?:承担|支付|报销|负责|垫付|缴纳|补贴|买单|出)';
const settledAfter = compiled(
  `^用?:?(?:均|都|先|全部|全额|一律|统一|可以?|凭票|等)*(?:由?(?:${payer}|${customer})${bears}|实报实销|报销|全免|免(?=$|[,;收交])|` +
    '不收取?(?!其[他它]|别的|额外)|(?:不用|不需要?|无需|无须)(?!担心|怕|其[他它])|没有(?=$|[,;])|无(?=$|[,;])|[0零]元?(?=$|[,;]))',
);
const paidByOthers = compiled(
  `(?:(?:^|[,:]|由|费用?|金|款|钱|成本)${payer}(?:先行|先|统一|全额|全部|代为|负责|均|都|会|将|依法|再|需要?|为[您你]|给[您你]|` +
    `承担|报销|支付|补贴|${listed})*|(?<![不无没未])(?:报销|补贴|补助)(?:${listed}|${filler})*|(?<![钱面红])包)$`,
);
const fromCustomers = compiled(
  `(?:[向为帮替]|协助|帮助|引导|指导|提醒|邀请|推荐|代)(?:${customer}|用户)(?!.*${worker})[^,:;]{0,8}$|` +
    `(?<!向)${customer}(?:办理|自愿|自行|现场|成功|首次|扫码|在线|线上|的|们|需要?|要|先|收取|退还|支付|交|付)*$`,
);
const collectsOrEarns = compiled(
  `(?:(?<![向对从跟找])${worker}(?:均|都)?(?:可|将|会|即|能)[^,:;]{0,6}|账户|[向从]${payer}|协助|帮忙|代|代为)$`,
);
// 先付100元给您 pays the worker; 先交100元给您安排工作 does not.
const reachesWorker = compiled(`(?:[给到至]${worker}(?=$|[,:;的作账])|[向为]${worker}支付)`);

/** Whether somebody else pays, or the money reaches the worker: 押金由商家承担, 先付100元给您. */
export function isPaidByOthers({ words, before, after }: Occurrence): boolean {
  if (settledAfter.test(after) || paidByOthers.test(before) || fromCustomers.test(before)) return true;
  // 收取 turns the direction round: taken from others for the publisher, or earned, not paid by the worker.
  if (words.startsWith('收取')) return collectsOrEarns.test(before);
  return /[向给为][您你]$/u.test(before) || reachesWorker.test(`${words}${after.slice(0, 8)}`);
}
