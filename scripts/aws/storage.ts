import { type Resources, ref, sub } from './template';

const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

/** What an administrator does with the key. Named one by one: the account's own policies then grant them. */
const keyAdministration = [
  'CancelKeyDeletion',
  'CreateAlias',
  'DeleteAlias',
  'DescribeKey',
  'DisableKey',
  'DisableKeyRotation',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListResourceTags',
  'PutKeyPolicy',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
];

/** What the roles of functions are granted by their own policies, which count only if the key says so. */
const keyUse = ['Decrypt', 'GenerateDataKeyWithoutPlaintext'];

/** The vault's master key. Who loses it loses every personal field, so deleting it takes a month. */
const vaultKey = (): Resources => ({
  VaultKey: {
    Type: 'AWS::KMS::Key',
    ...kept,
    Properties: {
      Description: sub('Personal fields of ${AWS::StackName}'),
      EnableKeyRotation: true,
      PendingWindowInDays: 30,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') },
            Action: [...keyAdministration, ...keyUse].map((action) => `kms:${action}`),
            // In a key's policy this is the key itself.
            Resource: '*',
          },
        ],
      },
    },
  },
  VaultKeyAlias: {
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName: sub('alias/${AWS::StackName}-vault'), TargetKeyId: ref('VaultKey') },
  },
});

/** Private: people load files from presigned addresses, over TLS. */
const filesBucket = (): Resources => ({
  FilesBucket: {
    Type: 'AWS::S3::Bucket',
    ...kept,
    Properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'unfinished-and-replaced',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
    },
  },
  FilesBucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: ref('FilesBucket'),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [sub('${FilesBucket.Arn}'), sub('${FilesBucket.Arn}/*')],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
});

/** The domain that mini-programs call; WeChat takes none but filed ones. */
const apiDomain = (): Resources => ({
  ApiDomain: {
    Type: 'AWS::ApiGatewayV2::DomainName',
    Condition: 'HasDomain',
    Properties: {
      DomainName: "${param:domain, 'none'}",
      DomainNameConfigurations: [
        {
          CertificateArn: "${param:certificate, 'none'}",
          EndpointType: 'REGIONAL',
          SecurityPolicy: 'TLS_1_2',
        },
      ],
    },
  },
  ApiDomainMapping: {
    Type: 'AWS::ApiGatewayV2::ApiMapping',
    Condition: 'HasDomain',
    DependsOn: 'ApiDomain',
    Properties: {
      ApiId: ref('HttpApi'),
      DomainName: "${param:domain, 'none'}",
      Stage: ref('HttpApiStage'),
    },
  },
});

/** Key, bucket and domain. */
export const storageResources = (): Resources => ({ ...vaultKey(), ...filesBucket(), ...apiDomain() });
