/** The SDK's client of a table, without what it does for a call, or for the first one, and nobody needs. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Sha256Value } from './sha256.ts';
import { TABLE_DEADLINE_MS } from './table.ts';

/** It copies what was asked and answered for a logger that there is not; tells which features of the SDK are used. */
const NOT_NEEDED = ['loggerMiddleware', 'getUserAgentMiddleware'];

type TablePlace = { region: string; endpoint: string | undefined; sends: number };

/** `sends`: how often a call is sent at most. */
export function openClient({ region, endpoint, sends }: TablePlace): DynamoDBClient {
  const client = new DynamoDBClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: sends,
    // The deadline of its request ends a connection that is silent, and as a rule one that is not made either.
    requestHandler: new NodeHttpHandler({ connectionTimeout: TABLE_DEADLINE_MS }),
    sha256: Sha256Value,
    // Credentials name no account here.
    accountIdEndpointMode: 'disabled',
  });
  for (const name of NOT_NEEDED) client.middlewareStack.remove(name);
  keepSigner(client);
  keepEndpoint(client, { region, endpoint });
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

/** Of AWS's regions those whose endpoints have plain names; the SDK knows the others. */
const REGIONS = [
  { named: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/, domain: 'amazonaws.com' },
  { named: /^cn-\w+-\d+$/, domain: 'amazonaws.com.cn' },
];

function endpointOfAws(region: string): string | undefined {
  const found = REGIONS.find(({ named }) => named.test(region));
  return found && `https://dynamodb.${region}.${found.domain}`;
}

/**
 * The SDK finds an endpoint by rules over a list of all its regions, 4 ms when it first does. One that no setting of ours but
 * the environment names (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_DYNAMODB`) it goes on to find by itself.
 */
function keepEndpoint({ config }: DynamoDBClient, { region, endpoint }: Omit<TablePlace, 'sends'>): void {
  const address = endpoint ?? endpointOfAws(region);
  if (address === undefined) return;
  const { endpointProvider } = config;
  const kept = { url: new URL(address), properties: {}, headers: {} };
  config.endpointProvider = (asked, context) => {
    const isNamedElsewhere = endpoint === undefined && asked.Endpoint !== undefined;
    const isKept = !isNamedElsewhere && !asked.UseFIPS && !asked.UseDualStack;
    return isKept ? kept : endpointProvider(asked, context);
  };
}
