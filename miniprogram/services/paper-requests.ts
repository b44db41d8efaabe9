import { api } from './api';
import { confirm, sayError } from './feedback';

/** Takes a request for an invoice or a certificate back, once the person is sure; then the page is loaded anew. */
export async function withdrawPaperRequest(requestId: string, reload: () => Promise<void>): Promise<void> {
  const question = { title: '撤回这个申请？', text: '撤回后可以重新申请。', yes: '撤回', isLoss: true };
  if (!(await confirm(question))) return;
  try {
    await api.documents.withdrawRequest({ requestId });
    await reload();
  } catch (error) {
    sayError(error);
  }
}
