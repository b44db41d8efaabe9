import { type ErrorEntry, entry } from './entry';

/** Of becoming a publisher. */
export const publisherErrors = {
  APPLICATION_NOT_FOUND: entry(404, '没有找到入驻申请，请先填写资料'),
  APPLICATION_INCOMPLETE: entry(409, '资料还没有填完整，请补充后再提交'),
  APPLICATION_NOT_DRAFT: entry(409, '申请已提交，正在审核；需要修改请先保存新的资料'),
  APPLICATION_NOT_SUBMITTED: entry(409, '申请不在审核中，可能已被处理或撤回，请刷新后查看'),
  IDENTITY_MISMATCH: entry(422, '姓名和身份证号未通过核验，请对照身份证核对后重新填写'),
  PUBLISHER_UNDER_AGE: entry(422, '发布任务须年满 18 周岁'),
  LICENCE_UNREADABLE: entry(422, '没能识别营业执照，请拍得清晰完整一些，或直接手动填写'),
  READER_UNAVAILABLE: entry(503, '识别服务暂时不可用，请直接手动填写', true),
} as const satisfies Record<string, ErrorEntry>;
