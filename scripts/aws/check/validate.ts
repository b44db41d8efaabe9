import { join } from 'node:path';
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';

/** Warnings about what is meant so. */
const meant = [
  // serverless writes dependencies that follow from references already.
  'W3005',
  // Optional parts are chosen while packaging, so their conditions are constant in each package.
  'W8003',
  'W9053',
];

/** What CloudFormation would refuse: a validator that finds nothing in it says nothing of other templates. */
const wrongTemplate = join(process.cwd(), 'scripts/aws/check/wrong-template.json');

function problemsOf(engine: InstanceType<typeof CelEngine>, path: string, region: string): string[] {
  const isChina = region.startsWith('cn-');
  const place = {
    region,
    partition: isChina ? 'aws-cn' : 'aws',
    urlSuffix: isChina ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
  const { status, diagnostics } = engine.validateStandard(new TemplateFile(path), {
    severityLevel: 'WARN',
    exclude: { ids: meant },
    pseudoParameterOverrides: place,
  });
  const problems = diagnostics.map(
    ({ ruleId, message, entity }) => `${entity?.logicalId ?? 'template'}: ${message} (${ruleId})`,
  );
  return status === 'OK' ? problems : [`the validator ended with ${status}`, ...problems];
}

/** What CloudFormation's own schemas and rules say of templates where they may be deployed, from warnings up. */
export function validated(paths: readonly string[], regions: readonly string[]): string[] {
  const engine = new CelEngine();
  try {
    const [first = ''] = regions;
    if (!problemsOf(engine, wrongTemplate, first).some((problem) => problem.startsWith('Wrong: ')))
      return ['the validator finds nothing where something is wrong'];
    return paths.flatMap((path) =>
      regions.flatMap((region) =>
        problemsOf(engine, path, region).map((problem) => `${path} in ${region}: ${problem}`),
      ),
    );
  } finally {
    engine.free();
  }
}
