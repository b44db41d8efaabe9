/** What somebody else reads of a person, and why, by name; as the person reads it. */
export const dataReadKinds = {
  applicant: '查看您的报名：脱敏的昵称、年龄段、履约记录和留言，用来决定是否录用',
  order: '查看您的订单：脱敏的昵称、打卡和交付，用来验收',
  orderTable: '下载待验收订单的表格：脱敏的昵称和交付的数量',
  orderPaper: '下载与您的服务合同或订单凭证：脱敏的姓名、打卡和交付',
  publisherApplication: '审核您成为发布方的申请：资质、联系人、电话和照片',
  dispute: '处理您订单的争议：双方的陈述、打卡、交付和图片',
  orderNumber: '按订单编号为您查找订单：脱敏的昵称和订单状态',
  paperRequest: '开具您申请的发票或完税证明：抬头、税号、邮箱、脱敏的姓名和证件号码',
  refund: '核对退回您的任务款：付款人名称和账号',
  picture: '审核您上传的图片',
  ticket: '处理您的举报、申诉、投诉或反馈：您写的内容和附上的图片',
} as const;
export type DataReadKind = keyof typeof dataReadKinds;

export const dataReaderRoles = ['publisher', 'operator'] as const;
