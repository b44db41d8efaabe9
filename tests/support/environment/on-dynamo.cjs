/** Of a jest project: its tests run on DynamoDB. */
process.env.STORE = 'dynamo';
// The SDK says at every load that it will leave Node 20 behind.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
