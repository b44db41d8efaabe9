import { pictureAddress } from '../../shared/application/pictures/picture-address';
import { picturesOf } from '../../shared/application/publishers/decide-application';
import type { PublisherApplication } from '../../shared/collections/publishers';
import type { ApplicationView, PapersView, PublisherFields } from '../../shared/contract/publishers';
import { returnReasons } from '../../shared/domain/publishers/return-reasons';
import { maskName, maskPhone } from '../../shared/domain/text/masking';
import type { Ports } from '../../shared/ports/context';

const ofAll = ['kind', 'name', 'contactName', 'contactPhone', 'faceId'] as const;
const ofEnterprise = ['creditCode', 'licenceId'] as const;

/** What is still missing before an application can be submitted. */
export function missingIn(application: PublisherApplication): ApplicationView['missing'] {
  const wanted = application.kind === 'enterprise' ? [...ofAll, ...ofEnterprise] : ofAll;
  const missing = wanted.filter((field) => application[field] === undefined);
  return application.identity ? missing : [...missing, 'idNumber'];
}

/** What was written, as its owner sees it: names masked, pictures by their addresses. */
export async function papersView(
  ports: Pick<Ports, 'store' | 'files'>,
  papers: Pick<PublisherApplication, keyof PublisherFields>,
): Promise<PapersView> {
  const { kind, name, creditCode, contactName, contactPhone } = papers;
  const pictures = await pictureAddress(ports, picturesOf(papers), 'party');
  const licence = pictures.find(({ pictureId }) => pictureId === papers.licenceId);
  const face = pictures.find(({ pictureId }) => pictureId === papers.faceId);
  return {
    ...(kind && { kind }),
    ...(name !== undefined && { name }),
    ...(creditCode !== undefined && { creditCode }),
    ...(contactName !== undefined && { contactName: maskName(contactName) }),
    ...(contactPhone !== undefined && { contactPhone: maskPhone(contactPhone) }),
    ...(licence && { licence }),
    ...(face && { face }),
  };
}

/** An application as its owner sees it. */
export async function applicationView(
  ports: Pick<Ports, 'store' | 'files'>,
  application: PublisherApplication,
): Promise<ApplicationView> {
  const { status, returned, submittedAtMs } = application;
  return {
    status,
    ...(await papersView(ports, application)),
    identityChecked: application.identity !== undefined,
    missing: missingIn(application),
    ...(submittedAtMs !== undefined && { submittedAtMs }),
    ...(returned && {
      returned: { ...returned, sentences: returned.reasons.map((reason) => returnReasons[reason]) },
    }),
  };
}
