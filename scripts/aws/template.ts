/** A resource of CloudFormation, as JSON. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export type Resources = Readonly<Record<string, Resource>>;

/** `taskPlaces`, `Table` → `TaskPlacesTable`; serverless names what it makes of a function likewise. */
export const logicalId = (name: string, kind: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}${kind}`;

export const ref = (id: string) => ({ Ref: id });
export const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
export const sub = (text: string) => ({ 'Fn::Sub': text });

/** A value only where a condition holds; elsewhere the property is not there. */
export const where = (condition: string, value: unknown) => ({
  'Fn::If': [condition, value, ref('AWS::NoValue')],
});
