/** Why an operator gives an application back, as the applicant reads it. */
export const returnReasons = {
  'licence-unclear': '营业执照照片不清晰或不完整，请重新拍摄',
  'licence-differs': '营业执照与填写的名称或统一社会信用代码不一致',
  'face-unclear': '本人照片不清晰，请露出正脸重新拍摄',
  'identity-unproven': '联系人的姓名与身份证号未能核实，请核对后重新填写',
  'name-unfit': '展示名称不符合规范，请修改',
  'contact-unreachable': '联系电话无法接通，请更换',
  other: '请按审核说明修改',
} as const;
export type ReturnReason = keyof typeof returnReasons;
export const returnReasonNames = Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]];
