import { documentsContract } from '../../shared/contract/documents';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { contract } from './papers/contract';
import { paidFor, publisherStatement } from './papers/publisher-statement';
import { statement } from './papers/statement';
import { toAccept } from './papers/to-accept';
import { year } from './papers/year';
import { proof } from './proof/proof';
import { proofKey } from './proof/proof-key';
import { requestCertificate, requestInvoice, requests, withdrawRequest } from './requests/requests';

export const documents = feature(
  documentsContract,
  ['files', 'hash'],
  {
    statement,
    year,
    publisherStatement,
    paidFor,
    toAccept,
    contract,
    proof,
    proofKey,
    requestInvoice,
    requestCertificate,
    requests,
    withdrawRequest,
  },
  [limitByPerson],
);
