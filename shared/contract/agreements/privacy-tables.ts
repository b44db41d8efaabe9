import { dataReaders } from '../../domain/privacy/data-readers';
import { legalBases } from '../../domain/privacy/legal-bases';
import { type PersonalData, personalData } from '../../domain/privacy/personal-data';
import { retentions } from '../../domain/privacy/retentions';
import { thirdParties } from '../../domain/privacy/third-parties';

const retentionText = (name: PersonalData['retention']): string => {
  const retention: { readonly text: string; readonly law?: string } = retentions[name];
  return retention.law === undefined ? retention.text : `${retention.text}（${retention.law}）`;
};

const readersText = ({ readers }: PersonalData): string =>
  readers.length === 0 ? '只有您自己' : readers.map((reader) => dataReaders[reader]).join('、');

/** One line of the register, as the policy says it. */
const lineOf = (data: PersonalData): string =>
  `${data.name}${data.isSensitive ? '（敏感）' : ''}：用来${data.purpose}。依据：${data.bases
    .map((basis) => legalBases[basis])
    .join(
      '、',
    )}。保存：${retentionText(data.retention)}。谁能看到：${readersText(data)}。不提供：${data.without}。`;

/** What is processed, why, on what ground, how long, who sees it and what happens without it. */
export const dataParagraphs: readonly string[] = Object.values(personalData).map(lineOf);

/** Who else gets what. */
export const partyParagraphs: readonly string[] = thirdParties.map(
  ({ name, company, purpose, data, gets = '', site }) => {
    const what = data.map((each) => personalData[each].name).join('、') || gets;
    const policy = site === undefined ? '' : `隐私政策见其官网：${site}。`;
    return `${name}（${company}）：${what}，用于${purpose}。${policy}`;
  },
);
