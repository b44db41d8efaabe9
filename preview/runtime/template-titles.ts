/** Titles of the sandbox's subscribe-message templates by id (local/ports.ts): what people read when they are asked. */
export const templateTitles: Readonly<Record<string, string>> = {
  'order-result': '报名结果通知',
  'work-reminder': '开工提醒',
  'order-change': '订单变更通知',
  acceptance: '验收结果通知',
};
