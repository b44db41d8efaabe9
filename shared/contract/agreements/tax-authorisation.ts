import type { Agreement } from './index';
import { taxAuthorisationVersion } from './versions';

/** That taxes are withheld, filed and reported for a worker; asked for with the identity check. */
export const taxAuthorisation = {
  id: 'tax-authorisation',
  version: taxAuthorisationVersion,
  title: '办税授权书',
  summary:
    '您授权我们用您的姓名和身份证号为您预扣个人所得税、办理增值税申报并向税务机关报送收入，每一笔都有税单可查。',
  sections: [
    {
      heading: '一、授权的事项',
      paragraphs: [
        '您授权我们在每次结算时，按互联网平台企业的累计预扣法计算并预扣您的个人所得税，次月向税务机关申报。',
        '您的月销售额达到增值税起征标准的，您授权我们代为计算、扣缴和申报增值税及附加税费；当月较早的报酬因此要补的税，从本次和以后的报酬中扣，税单上单独列出。',
        '您授权我们按规定每季度向税务机关报送您的身份信息和收入信息。',
      ],
    },
    {
      heading: '二、处理的个人信息',
      paragraphs: [
        '为以上事项，我们处理您的姓名、身份证号、手机号、收款账户和收入。姓名和身份证号由专门的核验机构核对是否一致，加密保存，页面只显示部分，不用于其他目的，保存期限为最后一次申报后十年。',
        '身份证号属于敏感个人信息。不提供的，我们无法依法扣税，报酬会为您保留，但不能结算。',
      ],
    },
    {
      heading: '三、怎么算，算错了怎么办',
      paragraphs: [
        '税按人累计：您用其他账号取得的收入合并计算。规则以税单所列的版本和依据为准，与税务机关答复不一致的，以税务机关的为准，从下一次结算起更正。',
        '平台预扣的税多于全年应纳税额的，次年三月至六月在个人所得税 App 办理汇算时退还；平台不退以前月份的税款。',
        '身份证号有误的，请联系客服更正；更正后，当年的累计收入和税款一并转到正确的证件号下。',
      ],
    },
    {
      heading: '四、期限和撤回',
      paragraphs: [
        '本授权自您同意起生效，与《自由职业者服务协议》同时终止。您可以联系客服撤回；撤回不影响此前已经办理的扣缴和申报，之后的报酬在您重新授权前不能结算。',
      ],
    },
  ],
} satisfies Omit<Agreement, 'id'> & { readonly id: string };
