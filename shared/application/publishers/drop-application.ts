import {
  type PublisherApplication,
  type PublisherRecord,
  publisherApplications,
} from '../../collections/publishers';
import type { Step } from '../../domain/lifecycles/lifecycle';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { notePictures } from '../pictures/use-pictures';
import { papersOf, picturesOf } from './decide-application';

/**
 * Takes back what was written and not approved, with its pictures: a publisher's papers are what was approved before;
 * of an applicant nothing stays. Answers what is left.
 */
export function dropApplication(
  tx: Transaction,
  application: PublisherApplication,
  record: PublisherRecord | undefined,
  step: Step,
): PublisherApplication | undefined {
  const approved = picturesOf(record);
  notePictures(tx, papersOf(application.id), approved, [...approved, ...picturesOf(application)]);
  if (!record) {
    tx.remove(publisherApplications, application.id);
    return undefined;
  }
  const { approvedAtMs: _approved, updatedAtMs: _updated, ...standing } = record;
  const { status, terms, createdAtMs, updatedAtMs } = application;
  const restored = { ...standing, status, ...(terms && { terms }), createdAtMs, updatedAtMs };
  return advance(tx, publisherApplications, restored, 'drop', step);
}
