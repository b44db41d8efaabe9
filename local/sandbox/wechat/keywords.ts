const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const day = String.raw`(\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}([-/.]\d{1,2}){1,2}|\d{1,2}[-/.]\d{1,2})`;

function pointOrSpan(point: string): RegExp {
  return new RegExp(`^${point}(\\s?~\\s?${point})?$`);
}

/** What a value may be, by the prefix of its keyword. Source: 发送订阅消息, 订阅消息参数值内容限制说明. */
const rules: Readonly<Record<string, RegExp>> = {
  thing: /^\P{Cc}{1,20}$/u,
  number: /^(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\p{Cc}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: pointOrSpan(`(${day}\\s?)?${clock}`),
  date: pointOrSpan(`${day}(\\s?${clock})?`),
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-()#* ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9][A-Z0-9]{0,6}[\p{Script=Han}A-Z0-9]$/u,
  name: /^([A-Za-z·. '-]{1,20}|(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z·]{1,10})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  // The template decides which values exist, and the sandbox has no templates.
  enum: /^.{1,20}$/,
};

/** Whether WeChat takes the value for a keyword such as `thing1` or `date02`. */
export function keywordTakes(keyword: string, value: string): boolean {
  const prefix = /^([a-z_]+)\d+$/.exec(keyword)?.[1];
  const rule = prefix !== undefined && Object.hasOwn(rules, prefix) ? rules[prefix] : undefined;
  return rule?.test(value) ?? false;
}
