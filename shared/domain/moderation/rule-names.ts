/** What the author of a text is told, by the rule that it breaks or seems to. */
export const reasons = {
  'charges-worker': '任务不得向报名者收取押金、保证金、培训费、会员费等任何费用，也不得要求先付款或垫付',
  'keeps-wages': '不得扣押、拖延或以罚款等名义克扣报名者的报酬',
  'keeps-papers': '不得扣押或抵押报名者的身份证件，也不得索要证件照片、银行卡密码或验证码',
  'fake-orders': '不得发布刷单、刷信誉、刷好评、刷数据等虚假交易任务',
  gambling: '不得发布与赌博、博彩有关的任务',
  'lends-identity': '不得发布代实名、租售微信号或银行卡、跑分等出借身份和账户的任务',
  loans: '不得发布与非法放贷、套现或以他人名义贷款有关的任务',
  pyramid: '不得发布传销、拉人头、发展下线等任务',
  'virtual-coins': '不得发布与虚拟货币交易、带单投资有关的任务',
  indecent: '不得发布色情、低俗或有偿陪侍的任务',
  unlawful: '不得发布法律禁止的买卖或服务',
  'off-platform': '不得引导报名者到平台以外联系、下载或付款，请在平台内沟通',
  promises: '报酬须与工作相称，不得以远高于同类的报酬或收益承诺吸引报名',
  language: '任务须用中文写明，不得用外语或拼音写金额和收费',
  /** No rules of texts: who is not verified, and what nobody could check, is read by somebody. */
  unverified: '未完成身份核验的发布方，每个任务先经人工审核',
  unchecked: '微信内容检查暂时没有结果',
} as const;

export type RuleName = keyof typeof reasons;
export const ruleNames = Object.keys(reasons) as RuleName[];
