import { onDynamoDbLocal, openDynamoDbLocal } from '../../testing/dynamodb-local.ts';
import { contract } from './contract.ts';

onDynamoDbLocal(() => contract('the official DynamoDB Local', openDynamoDbLocal));
