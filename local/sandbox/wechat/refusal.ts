/** WeChat's way to say no: HTTP 200 with errcode and errmsg. */
export class WeChatRefusal extends Error {
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}
