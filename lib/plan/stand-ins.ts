/** What stands in a request for what a plan cannot know: the other domain, the address of the server to buy. */
import { LAST_DAY } from '../calendar.ts';
import type { Domain, Entity } from '../shapes/domain.ts';

/** The domains of this name stand for others that are to be found; `.cn` is approved, the label says what it is. */
const STAND_IN_DOMAIN = 'another-domain';
/** The IANA id of a registrar that is approved on evidence. */
export const APPROVED_REGISTRAR = { ianaId: 1599 };
/** RFC 5737: an address for documentation, public in form. */
export const STAND_IN_ADDRESS = '198.51.100.1';

/** A domain that passes every rule for `entity`. */
export function standInDomain({ name }: Entity, place: string): Domain {
  return {
    name: `${STAND_IN_DOMAIN}-${place}.cn`,
    registrar: APPROVED_REGISTRAR,
    registrant: { name },
    realName: { verified: true },
    expiresOn: LAST_DAY,
    resolves: false,
    statuses: ['ok'],
  };
}
