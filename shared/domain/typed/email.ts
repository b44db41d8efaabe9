const form = /^[A-Za-z0-9_+'.-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

/** As it is typed on a phone: without blanks, full width made plain. */
export const cleanEmail = (raw: string): string => raw.normalize('NFKC').replace(/\s/gu, '');

/** What is wrong with an address, in words; undefined: nothing. */
export const emailFault = (address: string): string | undefined =>
  address.length <= 100 && form.test(address) ? undefined : '请填写正确的邮箱地址';
