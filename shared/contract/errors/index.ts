export { AppError, type InputProblem } from './app-error';
export { type ErrorCode, errorCatalogue } from './catalogue';
export { loginNeeded } from './login-needed';
export { weChatFailures } from './wechat';
