import { districtOf } from '../../../shared/application/tasks/district';
import type { TaskDraft } from '../../../shared/contract/publishing';

/** A task with the district that its address names, or with none; nobody writes it by hand. */
export function located<D extends Pick<TaskDraft, 'cityCode' | 'address'>>(
  draft: D & { readonly district?: string },
): Omit<D, 'district'> & { readonly district?: string } {
  const { district: _before, ...rest } = draft;
  const district = districtOf(draft.cityCode, draft.address);
  return { ...rest, ...(district !== undefined && { district }) };
}
