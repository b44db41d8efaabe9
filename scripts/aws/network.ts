import { arnOf, type Resources, ref, sub } from './template';

/**
 * The optional fixed address: functions that fetch WeChat's access token leave through one NAT gateway,
 * whose address the console's allow-list takes. One zone holds it: without it logins fail at no time, but
 * moderation, codes and messages do. DynamoDB and S3 are reached by gateway endpoints, past the NAT.
 */
const cidr = { network: '10.71.0.0/16', outside: '10.71.0.0/24', inside: ['10.71.16.0/20', '10.71.32.0/20'] };

const zone = (at: number) => ({ 'Fn::Select': [at, { 'Fn::GetAZs': '' }] });

const tagged = (part: string) => [{ Key: 'Name', Value: sub(`\${AWS::StackName}-${part}`) }];

const inNetwork = { VpcId: ref('Network') };

const subnet = (part: string, range: string | undefined, at: number) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { ...inNetwork, CidrBlock: range, AvailabilityZone: zone(at), Tags: tagged(part) },
});

const endpoint = (service: string) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    ...inNetwork,
    VpcEndpointType: 'Gateway',
    ServiceName: sub(`com.amazonaws.\${AWS::Region}.${service}`),
    RouteTableIds: [ref('InsideRoutes')],
  },
});

const association = (subnetId: string, routes: string) => ({
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { SubnetId: ref(subnetId), RouteTableId: ref(routes) },
});

const routeTable = (part: string) => ({
  Type: 'AWS::EC2::RouteTable',
  Properties: { ...inNetwork, Tags: tagged(part) },
});

const routeOut = (table: string, by: object) => ({
  Type: 'AWS::EC2::Route',
  DependsOn: 'DoorAttachment',
  Properties: { RouteTableId: ref(table), DestinationCidrBlock: '0.0.0.0/0', ...by },
});

const parts = (): Resources => ({
  Network: {
    Type: 'AWS::EC2::VPC',
    Properties: {
      CidrBlock: cidr.network,
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      Tags: tagged('network'),
    },
  },
  Door: { Type: 'AWS::EC2::InternetGateway', Properties: { Tags: tagged('door') } },
  DoorAttachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { ...inNetwork, InternetGatewayId: ref('Door') },
  },
  OutsideSubnet: subnet('outside', cidr.outside, 0),
  OutsideRoutes: routeTable('outside'),
  OutsideWay: routeOut('OutsideRoutes', { GatewayId: ref('Door') }),
  OutsideAssociation: association('OutsideSubnet', 'OutsideRoutes'),
  FixedAddress: {
    Type: 'AWS::EC2::EIP',
    // The address stands in WeChat's allow-list: it is given back by hand, never with the stack.
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { Domain: 'vpc', Tags: tagged('fixed-address') },
  },
  Nat: {
    Type: 'AWS::EC2::NatGateway',
    DependsOn: 'DoorAttachment',
    Properties: {
      AllocationId: { 'Fn::GetAtt': ['FixedAddress', 'AllocationId'] },
      SubnetId: ref('OutsideSubnet'),
      Tags: tagged('nat'),
    },
  },
  InsideRoutes: routeTable('inside'),
  InsideWay: routeOut('InsideRoutes', { NatGatewayId: ref('Nat') }),
  InsideSubnetA: subnet('inside-a', cidr.inside[0], 0),
  InsideSubnetB: subnet('inside-b', cidr.inside[1], 1),
  InsideAssociationA: association('InsideSubnetA', 'InsideRoutes'),
  InsideAssociationB: association('InsideSubnetB', 'InsideRoutes'),
  DynamoEndpoint: endpoint('dynamodb'),
  FilesEndpoint: endpoint('s3'),
  FunctionGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      ...inNetwork,
      GroupDescription: 'Functions: nothing comes in, HTTPS goes out',
      SecurityGroupEgress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0', Description: 'HTTPS' },
      ],
    },
  },
});

/** Every part of the network, only where `--param="fixedAddress=yes"` asked for it. */
export const networkResources = (): Resources =>
  Object.fromEntries(
    Object.entries(parts()).map(([id, part]) => [id, { ...part, Condition: 'HasFixedAddress' }]),
  );

/** Where a function stands inside the network. */
export const insideNetwork = {
  SecurityGroupIds: [{ 'Fn::GetAtt': ['FunctionGroup', 'GroupId'] }],
  SubnetIds: [ref('InsideSubnetA'), ref('InsideSubnetB')],
};

export const networkOutputs = {
  FixedAddress: {
    Condition: 'HasFixedAddress',
    Description: 'For the IP allow-list in the WeChat console',
    Value: ref('FixedAddress'),
  },
  ApiDomainTarget: {
    Condition: 'HasDomain',
    Description: 'What the CNAME record of the domain points to',
    Value: { 'Fn::GetAtt': ['ApiDomain', 'RegionalDomainName'] },
  },
  VaultKey: { Description: 'Master key of the vault', Value: arnOf('VaultKey') },
};
