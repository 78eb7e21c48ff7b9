/** The official client of the Model Context Protocol, over either way, as an assistant would use it. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

/** Generous: both cores may be busy. */
export const PATIENCE = { timeout: 60_000 };

/** `older`: as of the protocols that begin with a handshake. */
const client = (older: boolean) =>
  new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: older ? 'legacy' : 'auto' } });

/** Connected to `POST /mcp` of a gateway; without a token it sends none. */
export async function assistantAt(
  address: string,
  token: string | undefined,
  { language = 'en', older = false } = {},
): Promise<Client> {
  const headers = { 'accept-language': language, ...(token && { authorization: `Bearer ${token}` }) };
  const connected = client(older);
  await connected.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', address), { requestInit: { headers } }),
    PATIENCE,
  );
  return connected;
}

/** Connected to a process of its own. */
export async function assistantOf(command: string, args: string[], { older = false } = {}): Promise<Client> {
  const connected = client(older);
  await connected.connect(new StdioClientTransport({ command, args, stderr: 'inherit' }), PATIENCE);
  return connected;
}
