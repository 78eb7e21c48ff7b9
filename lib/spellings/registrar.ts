/** Registrars as they are written: by the id that IANA gave, or by one of their names. */
import { registrarByIanaId, registrarByName } from '../policy/registrars.ts';
import { companyKey } from './company-name.ts';

type RegistrarSpelling = { ianaId?: number | undefined; name?: string | undefined };

/** What is the same for every spelling of a registrar: the name that lists know it by, else its own without what varies. */
export function registrarKey({ ianaId, name }: RegistrarSpelling): string {
  const policy =
    (ianaId === undefined ? undefined : registrarByIanaId(ianaId)) ??
    (name === undefined ? undefined : registrarByName(name, companyKey));
  return policy?.name ?? companyKey(name ?? String(ianaId));
}

/** Whether two spellings name the same registrar. */
export function sameRegistrar(one: RegistrarSpelling, other: RegistrarSpelling): boolean {
  return registrarKey(one) === registrarKey(other);
}
