import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from '../../entries/listen.ts';

/** What is said where a server cannot listen. */
const refusalOf = (host: string, port: number) =>
  listen(createServer(), { host, port }).then(
    () => 'listens',
    (error: Error) => error.message,
  );

describe('a place where nobody can listen', () => {
  it('is told as a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusalOf('127.0.0.1', port)).toBe(
      `PORT: ${port} is in use at 127.0.0.1: choose another one, such as PORT=${port < 65_535 ? port + 1 : port - 1}, or stop what listens there.`,
    );
    other.close();
  });

  it.each([
    // Of TEST-NET-1, RFC 5737: no machine has it.
    ['192.0.2.1', /^HOST: 192\.0\.2\.1 is no address of this machine: choose one that is, or 0\.0\.0\.0/],
    ['2001:db8::1', /^HOST( and PORT)?: .*choose /],
  ])('is told as a host: %s', async (host, sentence) => {
    const refusal = await refusalOf(host, 0);
    expect(refusal).toMatch(sentence);
    expect(refusal).not.toMatch(/\n| at |listen E/);
  });

  it('is told as a name without an address, as a port that is not permitted, or as one thing that cannot be', async () => {
    const server = createServer();
    const refused = (code: string) => {
      server.listen = () => {
        setImmediate(() => server.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
        return server;
      };
      return listen(server, { host: '127.0.0.1', port: 80 }).catch((error: Error) => error.message);
    };
    // What resolvers say takes as long as they like where there is no network.
    for (const code of ['ENOTFOUND', 'EAI_AGAIN'])
      expect(await refused(code)).toMatch(/^HOST: 127\.0\.0\.1 does not resolve to an address: choose /);
    expect(await refused('EACCES')).toBe(
      'PORT: this user may not listen at 80: choose another one, of 1024 or above as a rule.',
    );
    expect(await refused('EMFILE')).toMatch(
      /^HOST and PORT: nobody can listen at 127\.0\.0\.1 and 80 \(EMFILE\): /,
    );
  });
});
