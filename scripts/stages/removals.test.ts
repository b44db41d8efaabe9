import { readCompiled } from '../aws/check/compiled';
import { removals } from './removals';

const template = (domain: string, extra: object = {}) =>
  readCompiled(
    JSON.stringify({
      Conditions: { HasDomain: { 'Fn::Not': [{ 'Fn::Equals': [domain, ''] }] } },
      Resources: {
        ApiDomain: { Type: 'AWS::ApiGatewayV2::DomainName', Condition: 'HasDomain' },
        Orders: { Type: 'AWS::DynamoDB::Table' },
        ...extra,
      },
    }),
  );

test('what a deployment takes away is named with what people lose; what holds nothing is not', () => {
  const extra = { Old: { Type: 'AWS::CloudWatch::Alarm' }, Role: { Type: 'AWS::IAM::Role' } };
  expect(removals(template('api.example.cn', extra), template(''))).toEqual([
    'ApiDomain (AWS::ApiGatewayV2::DomainName): phones no longer reach the API at its domain',
    'Role (AWS::IAM::Role)',
  ]);
  expect(removals(template('api.example.cn'), template('api.example.cn'))).toEqual([]);
  expect(removals(template(''), template('api.example.cn'))).toEqual([]);
});
