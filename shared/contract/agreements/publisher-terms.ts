import { applicationLifeDays } from '../../domain/publishers/application-life';
import type { Agreement } from './index';
import { publisherTermsVersion } from './versions';

/** What publishers agree to beside what everybody does; asked for when an application is submitted. */
export const publisherTerms = {
  id: 'publisher-terms',
  version: publisherTermsVersion,
  title: '发布方服务协议',
  summary:
    '任务写清楚、费用先足额托管、不向接单人收一分钱、不做劳动管理；验收要及时，取消有补偿；资料真实，对外只公示名称和认证情况。',
  sections: [
    {
      heading: '一、谁可以发布任务',
      paragraphs: [
        '个人须年满 18 周岁，以本人身份发布；企业和个体工商户由经授权的联系人代表发布。您提交的名称、统一社会信用代码、证照、联系人姓名、身份证号和照片应当真实、有效、由本人提供，变化后 7 日内更新。',
        '我们对外公示您的名称、认证情况和入驻时间；证照、联系人姓名、电话和照片不公示，仅用于核验身份、处理争议和履行法定义务。身份证号只用于核验，核验后不保存原文。',
        `没有提交的申请，或者退回后没有再修改的申请，${applicationLifeDays} 天后连同照片自动删除。`,
      ],
    },
    {
      heading: '二、发布的内容',
      paragraphs: [
        '每个任务应当写明工作内容、地点、时间、服务标准、数量、报酬和结算周期，不得虚假、歧视、违法，不得以押金、培训费、服装费、会费等任何名义向接单人收取费用，也不得诱导到平台外交易。',
        '身份核验未完成的发布方，每个任务须先经人工审核，同时发布的任务数、每个任务的人数和费用有上限，具体数额在发布页说明；完成核验后不再适用。',
      ],
    },
    {
      heading: '三、费用',
      paragraphs: [
        '任务公开前，报酬、平台服务费和预计的附加税费须全额托管，付款前逐项列明。没有用完的部分在任务结束后 7 日内原路退回。平台不提供充值和钱包。',
        '报酬由平台依法代扣个人所得税后支付给接单人。您不得要求接单人退回报酬。',
      ],
    },
    {
      heading: '四、录用、验收和取消',
      paragraphs: [
        '录用和验收应当公平、说明理由。接单人交付后 48 小时内没有处理的，视为验收通过。',
        '开工前 24 小时内取消，或者到场后工作与描述不符、现场无人的，按页面说明从托管款中补偿接单人首段报酬的 50 %。规则有版本和生效日期，订单适用下单时的版本。',
        '您与接单人之间是服务关系。您不得对其实行考勤、罚款等劳动管理；实际形成劳动关系的，您依法承担用人单位的责任。',
      ],
    },
    {
      heading: '五、个人信息和安全',
      paragraphs: [
        '您只能为完成任务使用接单人的信息，不得另作他用或者提供给他人，任务结束后应当删除。现场存在危险的，应当提前告知并采取必要的防护措施。',
      ],
    },
    {
      heading: '六、违约与终止',
      paragraphs: [
        '违反本协议的，我们可以按轻重提示改正、下架任务、限制发布直至取消发布资格，并说明理由；您可以申诉。您可以随时停止发布，已经托管和应付的款项按本协议办完。',
      ],
    },
  ],
} satisfies Omit<Agreement, 'id'> & { readonly id: string };
