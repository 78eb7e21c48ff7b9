/** Certificates as they are stored with a request: numbers masked, with what rules read of them. */
import type { Day } from '../calendar.ts';
import { formOf, readingOf } from '../facts/certificate.ts';
import type { Assessment } from '../shapes/assessment.ts';
import type { DomainFacts, Entity } from '../shapes/domain.ts';

/** An application that was judged for `today`, as it is stored. */
export function applicationAsKept({ account, entity, ...request }: Assessment, today: Day): Assessment {
  const kept = entityKeeper(today);
  const applicant = kept(entity);
  const filedEntity = account?.filedEntity && kept(account.filedEntity);
  return { ...(account && { account: { ...account, filedEntity } }), entity: applicant, ...request };
}

/** A domain that was judged for `today`, as it is stored. */
export function domainAsKept<D extends DomainFacts>(domain: D, today: Day): D {
  const { entity } = domain;
  return entity === undefined ? domain : { ...domain, entity: entityKeeper(today)(entity) };
}

/**
 * Keeps the entities of one request, judged for `today`: gives each as it is stored. Equal numbers get one ordinal, so that
 * entities compare as before; no other request has anything to compare them with.
 */
function entityKeeper(today: Day): (entity: Entity) => Entity {
  const ordinals = new Map<string, number>();
  return (entity) => {
    const { certificate } = entity;
    if (certificate === undefined || certificate.reading !== undefined) return entity;
    const { mask, same } = formOf(certificate);
    const ordinal = ordinals.get(same) ?? ordinals.size + 1;
    ordinals.set(same, ordinal);
    const reading = readingOf(certificate, ordinal, today);
    return { ...entity, certificate: { kind: certificate.kind, number: mask, reading } };
  };
}
