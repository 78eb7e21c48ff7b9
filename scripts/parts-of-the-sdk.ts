/** Parts of the AWS SDK that a function never needs, and what its bundle has in their place. */
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** The SDK's credential chain is replaced by the environment's credentials, see that file. */
const CREDENTIALS = resolve(import.meta.dirname, '../lib/table/environment-credentials.ts');

/**
 * By what imports say. A table sends no streams of events: the SDK asks for these by `import()`, for which a bundle held
 * all of `@smithy/core`, each module in a function of its own. Nobody asks a table for endpoints, and a function has no
 * home directory with profiles. What is sent and received are streams of Node: to ask whether one is of the Web had Node load
 * all of those, 6 ms.
 */
const IN_PLACE: readonly { filter: RegExp; importer?: RegExp; contents: string }[] = [
  { filter: /^@smithy\/core\/event-streams$/, importer: /HttpProtocol\.js$/, contents: 'export {}' },
  { filter: /^@aws-sdk\/endpoint-cache$/, contents: 'export class EndpointCache {}' },
  {
    filter: /\/loadSharedConfigFiles$/,
    importer: /fromSharedConfigFiles\.js$/,
    contents: 'export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} })',
  },
  {
    filter: /\/stream-type-check$/,
    importer: /stream-collector\.js$/,
    contents: 'export const isReadableStream = () => false; export const isBlob = () => false',
  },
  { filter: /\/isStreamingPayload$/, contents: 'export const isStreamingPayload = () => false' },
];

/**
 * The SDK's own switch (`emitWarningIfUnsupportedVersion` of `@aws-sdk/core`) for the warning that its later versions will not run on
 * this Node: a bundle holds one version, whatever is published. With its value known the warning is left out of the bundle.
 */
export const SDK_SWITCHES = {
  'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
};

export const partsOfTheSdk: Plugin = {
  name: 'parts-of-the-sdk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({ path: CREDENTIALS }));
    for (const [index, { filter, importer = /./ }] of IN_PLACE.entries())
      onResolve({ filter }, (found) =>
        importer.test(found.importer) ? { path: String(index), namespace: 'in-place' } : undefined,
      );
    onLoad({ filter: /./, namespace: 'in-place' }, ({ path }) => ({
      contents: IN_PLACE[Number(path)]?.contents ?? '',
    }));
  },
};
