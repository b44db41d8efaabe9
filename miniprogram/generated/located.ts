// Written by `npm run mini:generate` from app.json; do not edit.

/** How a phone is located: WeChat lets an app.json declare one of the two (地理位置接口新增与相关流程调整). */
export const located: {
  readonly call: 'getLocation' | 'getFuzzyLocation';
  readonly scope: string;
} = {
  call: 'getLocation',
  scope: 'scope.userLocation',
};
