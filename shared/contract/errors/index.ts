export { AppError, type InputProblem } from './app-error';
export { type ErrorCode, errorCatalogue } from './catalogue';
export { weChatFailures } from './wechat';
