/**
 * Registries as they are: they tell of a renewal some days late, hold a domain, show another holder for a day or none, refuse,
 * limit, and do not answer. What one says of a domain depends on the instant alone, so that runs beside each other hear the same.
 */
import { entity } from '../../testing/facts.ts';
import type { World } from '../../testing/world.ts';
import type { Chance } from '../chance.ts';
import { plusMonths, type Said } from './model.ts';
import type { Promises } from './promises.ts';

const DAY_MS = 24 * 3_600_000;
/** Tenants whose domains no registry that is asked knows of. */
const UNKNOWN_TLD = 'com';
const TLDS: { readonly [tenant: string]: string } = { agency: UNKNOWN_TLD, platform: 'top', shop: 'cn' };
const HOLDERS = { own: entity.name, other: '青木网络科技有限公司', masked: '海棠***' };
const REGISTRARS = { first: '阿里云计算有限公司（万网）', second: '北京新网数码信息技术有限公司' };
/** What it prints while it tells nothing; empty: it does not answer. */
const TROUBLES = ['Access denied.', 'Rate limit exceeded, try again later.', '<html>502</html>', ''];

/** `late`: what it says until then. */
type Entry = {
  said: Said;
  late?: { until: number; said: Pick<Said, 'expiresOn'> };
  lie?: { until: number; said: Pick<Said, 'holder'> };
};

export type Registry = ReturnType<typeof openRegistry>;

/** The registries of a portfolio's domains, in the place of the world's. */
export function openRegistry(world: World, chance: Chance, promises: Promises) {
  const entries = new Map<string, Entry>();
  const trouble = new Map<string, { until: number; text: string }>();
  const { known, asked, lookUp } = world.lookUps;
  world.lookUps.mode = 'on';
  world.services.lookUps = {
    ...world.lookUps,
    lookUp: async (domain, source, doneBy) => {
      if (!domain.name.endsWith(`.${UNKNOWN_TLD}`)) return lookUp(domain, source, doneBy);
      const failures = [{ source, reason: 'not-supported' as const, detail: `.${UNKNOWN_TLD}` }];
      return { facts: {}, evidence: [], failures };
    },
  };

  function saidOf(name: string): Said | undefined {
    const entry = entries.get(name);
    const { now } = world.clock;
    if (entry === undefined || troubleOf(name) !== undefined) return undefined;
    const { said, late, lie } = entry;
    return { ...said, ...(late && now < late.until && late.said), ...(lie && now < lie.until && lie.said) };
  }

  function troubleOf(name: string) {
    const found = trouble.get(tldOf(name));
    return found !== undefined && world.clock.now < found.until ? found : undefined;
  }

  function print(name: string): void {
    const registration = printed(name, saidOf(name), troubleOf(name)?.text);
    known.set(name, registration === undefined || registration === '' ? {} : { registration });
  }

  const changes: { [what: string]: (entry: Entry) => void } = {
    'a registry alone knows of a renewal': (entry) => renew(entry, plusMonths(entry.said.expiresOn, 12)),
    'a registry holds a domain, or ends that': ({ said }) => {
      said.hold = !said.hold;
    },
    'a domain gets another holder': ({ said }) => {
      said.holder = said.holder === 'own' ? 'other' : 'own';
    },
    'a domain gets another registrar': ({ said }) => {
      said.registrar = said.registrar === 'first' ? 'second' : 'first';
    },
    'a registry shows another holder for a day, or none for a month': (entry) => {
      const holder = chance.oneOf(['other', 'masked'] as const);
      const days = holder === 'other' ? 1 : 30;
      entry.lie = { until: world.clock.now + days * DAY_MS, said: { holder } };
    },
  };

  /** Half of the registries tell of a renewal at once, the others some days later. */
  function renew(entry: Entry, expiresOn: string): void {
    const { said } = entry;
    if (expiresOn <= said.expiresOn) return;
    if (chance.in(0.5)) {
      promises.count('a registry lags');
      entry.late = {
        until: world.clock.now + chance.between(1, 9) * DAY_MS,
        said: { expiresOn: said.expiresOn },
      };
    }
    said.expiresOn = expiresOn;
  }

  return {
    saidOf,
    /** Whether any registry is asked for it. */
    knows: (name: string) => !name.endsWith(`.${UNKNOWN_TLD}`),
    tldOf: (tenant: string) => TLDS[tenant] ?? 'cn',
    /** A domain that its owner bought or renewed. */
    record(name: string, expiresOn: string): void {
      const entry = entries.get(name);
      if (entry !== undefined) {
        renew(entry, expiresOn);
        return;
      }
      entries.set(name, { said: { expiresOn, hold: false, holder: 'own', registrar: 'first' } });
      print(name);
    },
    forget: (name: string) => void entries.delete(name),
    /** Something happens at a registry of which nobody tells. */
    happen(): void {
      const names = [...entries.keys()].filter((name) => !name.endsWith(`.${UNKNOWN_TLD}`));
      if (names.length === 0) return;
      const name = chance.oneOf(names);
      const entry = entries.get(name);
      const [what, change] = chance.oneOf(Object.entries(changes));
      promises.count(what);
      if (entry) change(entry);
      if (!chance.in(0.15)) return;
      promises.count('a registry tells nothing for hours or days');
      const until = world.clock.now + chance.between(1, 72) * 3_600_000;
      trouble.set(tldOf(name), { until, text: chance.oneOf(TROUBLES) });
    },
    /** All of them answer again. */
    calm: () => trouble.clear(),
    /** Says from now on what is so now, and hands over of which domains it was asked since. */
    listen(): () => ReadonlyMap<string, number> {
      for (const name of entries.keys()) print(name);
      asked.splice(0);
      return () => {
        const times = new Map<string, number>();
        for (const each of asked) {
          const [source, name = ''] = each.split(' ');
          if (source === 'registration') times.set(name, (times.get(name) ?? 0) + 1);
        }
        promises.count(
          'registries asked',
          [...times.values()].reduce((sum, each) => sum + each, 0),
        );
        return times;
      };
    },
  };
}

function tldOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function printed(name: string, said: Said | undefined, trouble: string | undefined): string | undefined {
  if (said === undefined) return trouble;
  const { expiresOn, hold, holder, registrar } = said;
  return [
    `Domain Name: ${name}`,
    `Domain Status: ${hold ? 'serverHold' : 'ok'}`,
    `Registrant: ${HOLDERS[holder]}`,
    `Sponsoring Registrar: ${REGISTRARS[registrar]}`,
    `Expiration Time: ${expiresOn} 20:00:00`,
  ].join('\n');
}
