import { onDynamoDbLocal, openDynamoDbLocal } from '../../testing/dynamodb-local.ts';
import { races } from './races.ts';

onDynamoDbLocal(() => races('the official DynamoDB Local', openDynamoDbLocal));
