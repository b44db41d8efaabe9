/** Asks the running `npm start`. Throws Error in words for people when it is not there. */
export async function askLaptop<T>(
  path: string,
  body: object,
  laptop = `http://127.0.0.1:${process.env.PORT ?? '3000'}`,
): Promise<{ readonly ok: boolean; readonly answer: T }> {
  const url = `${laptop}${path}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error(`没有连上 ${url}，请先运行 npm start（或用 PORT 指定端口）`);
  });
  return { ok: response.ok, answer: (await response.json()) as T };
}
