/** The SDK's client of a table, without what it does for each call and nobody needs: an eighth of its own time. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { TABLE_DEADLINE_MS } from './table.ts';

/** It copies what was asked and answered for a logger that there is not; tells which features of the SDK are used. */
const NOT_NEEDED = ['loggerMiddleware', 'getUserAgentMiddleware'];

type Place = { region: string; endpoint: string | undefined; sends: number };

/** `sends`: how often a call is sent at most. */
export function openClient({ region, endpoint, sends }: Place): DynamoDBClient {
  const client = new DynamoDBClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: sends,
    // The deadline of its request ends a connection that is silent, and as a rule one that is not made either.
    requestHandler: new NodeHttpHandler({ connectionTimeout: TABLE_DEADLINE_MS }),
    // Credentials name no account here.
    accountIdEndpointMode: 'disabled',
  });
  for (const name of NOT_NEEDED) client.middlewareStack.remove(name);
  keepSigner(client);
  return client;
}

/** The SDK makes a signer for each call: one is enough. Region, date and credentials are asked for at each signature. */
function keepSigner({ config }: DynamoDBClient): void {
  const { signer } = config;
  let kept: ReturnType<typeof signer> | undefined;
  config.signer = (scheme) => {
    kept ??= signer(scheme);
    return kept;
  };
}
