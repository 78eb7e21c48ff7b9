/** Requests about one code. The code itself goes in bodies, and in no address. */
import type { Answer } from '../../../lib/answers/named.ts';
import { ask } from '../../api/client.ts';
import type { Code } from './codes-of-servers.ts';

/** A code in full. Throws `Refused`. */
export async function codeText({ id }: Pick<Code, 'id'>): Promise<string> {
  return (await ask('Code', `/v1/authorization-codes/${id}`)).code;
}

/** The redemption that a code of ours is held by: asked for again, it is answered again. Throws `Refused`. */
export async function redemptionOf(code: Code): Promise<Answer<'Redemption'>> {
  const body = { code: await codeText(code), website: { domain: code.website?.domain ?? '' } };
  return ask('Redemption', '/v1/redemptions', { body });
}
