/** Listening where the settings say, and what is wrong with them in words where that cannot be. */
import { once } from 'node:events';
import type { Server } from 'node:net';

const LAST_PORT = 65_535;

export type Place = { host: string; port: number };

/** Listens. Rejects with a sentence that names the setting and says what to do. */
export async function listen(server: Server, { host, port }: Place): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening').catch((error) => {
    throw new Error(sentence(codeOf(error), { host, port }), { cause: error });
  });
}

function sentence(code: string, { host, port }: Place): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${port} is in use at ${host}: choose another one, such as PORT=${port < LAST_PORT ? port + 1 : port - 1}, or stop what listens there.`;
  if (code === 'EACCES')
    return `PORT: this user may not listen at ${port}: choose another one, of 1024 or above as a rule.`;
  if (code === 'EADDRNOTAVAIL')
    return `HOST: ${host} is no address of this machine: choose one that is, or 0.0.0.0 for all of them.`;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_'))
    return `HOST: ${host} does not resolve to an address: choose an address of this machine, or 0.0.0.0 for all of them.`;
  return `HOST and PORT: nobody can listen at ${host} and ${port} (${code}): choose an address of this machine, or 0.0.0.0 for all of them, and another port.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
