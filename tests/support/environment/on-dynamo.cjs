/** Of a jest project: its tests run on DynamoDB. */
process.env.STORE = 'dynamo';
