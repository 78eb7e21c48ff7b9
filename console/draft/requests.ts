/** What of a draft can be judged: the whole, as soon as it has what every application has, and its domains and servers by themselves. */
import type { Text } from '../../lib/texts.ts';
import type { Body, JudgedKind } from '../judge/tasks.ts';
import { FIELDS } from '../texts/fields.ts';
import { domainsOf } from './domains.ts';
import { at, itemsOf, type Members, membersOf, type Path, put, textOf } from './json.ts';

/** A value without which a part cannot be judged; `about`: the domain or server that it belongs to. */
export type Missing = { path: Path; label: Text; about?: string };
/** `at`: where the parts of its body stand in the draft. */
export type Request = { kind: JudgedKind; body: Body; at: (pointer: Path) => Path };

export type Requests = {
  whole: Request | undefined;
  parts: readonly (Request & { of: Path })[];
  missing: readonly Missing[];
};

const OF_SERVER = {
  id: FIELDS.serverId,
  product: FIELDS.product,
  region: FIELDS.region,
  billingMode: FIELDS.billing,
};

/** The requests that a draft holds, and what is missing. */
export function requestsOf(body: Members): Requests {
  const servers = itemsOf(body.servers).map((server, index) => ({
    server: withoutHalves(server),
    path: ['servers', index] as const,
  }));
  const complete = servers.filter(({ server }) => missingOf(server, [], OF_SERVER).length === 0);
  const missing = [
    ...missingOf(body.entity, ['entity'], { name: FIELDS.entityName, kind: FIELDS.entityKind }),
    ...missingOfWebsites(body),
    ...servers.flatMap(({ server, path }) =>
      missingOf(server, path, OF_SERVER).map((each) => about(each, server.id)),
    ),
  ];
  const hasAll = !missing.some(({ path }) => path[0] !== 'servers');
  const { entity, ...others } = body;
  const certain = hasEntity(body) ? { entity: withoutEmpty(entity) } : {};
  return {
    missing,
    whole: hasAll
      ? {
          kind: 'assessment',
          body: {
            ...others,
            ...certain,
            websites: body.websites,
            servers: complete.map(({ server }) => server),
          },
          at: ([first, index, ...rest]) =>
            first === 'servers' && typeof index === 'number'
              ? [...(complete[index]?.path ?? ['servers', index]), ...rest]
              : [first ?? '', ...(index === undefined ? [] : [index]), ...rest],
        }
      : undefined,
    parts: [
      ...(hasAll ? [] : routingsOf(body, complete)),
      ...domainsOf(body).map(({ path, domain }) => part('domain-check', path, { ...domain, ...certain })),
      ...complete.map(({ path, server }) => part('server-check', path, server)),
    ],
  };
}

type Complete = { server: Members; path: Path };

/** Routings of which it is stated how the filing stands: they are judged by themselves until the whole is. */
function routingsOf(body: Members, complete: readonly Complete[]): (Request & { of: Path })[] {
  const servers = complete.map(({ server }) => server);
  return itemsOf(body.routing).flatMap((routing, index) =>
    at(routing, ['filing', 'status']) === undefined
      ? []
      : [
          {
            kind: 'routing-advice',
            of: ['routing', index],
            body: { ...membersOf(routing), servers },
            at: ([first, position, ...rest]) =>
              first === 'servers' && typeof position === 'number'
                ? [...(complete[position]?.path ?? []), ...rest]
                : ['routing', index, first ?? '', ...(position === undefined ? [] : [position]), ...rest],
          },
        ],
  );
}

function part(kind: JudgedKind, of: Path, body: Body): Request & { of: Path } {
  return { kind, of, body, at: (pointer) => (pointer[0] === 'entity' ? pointer : [...of, ...pointer]) };
}

function hasEntity(body: Members): boolean {
  return missingOf(body.entity, [], { name: FIELDS.entityName, kind: FIELDS.entityKind }).length === 0;
}

function missingOf(value: unknown, path: Path, wanted: { readonly [member: string]: Text }): Missing[] {
  return Object.entries(wanted).flatMap(([member, label]) =>
    textOf(at(value, [member])).trim() === '' ? [{ path: [...path, member], label }] : [],
  );
}

function missingOfWebsites(body: Members): Missing[] {
  const websites = itemsOf(body.websites);
  if (websites.length === 0) return [{ path: ['websites'], label: FIELDS.domains }];
  return websites.flatMap((website, index) => [
    ...missingOf(website, ['websites', index], { name: FIELDS.websiteName }).map((each) =>
      about(each, at(website, ['domains', 0, 'name'])),
    ),
    ...(itemsOf(membersOf(website).domains).length === 0
      ? [{ path: ['websites', index, 'domains'], label: FIELDS.domains }]
      : []),
  ]);
}

/** With what it belongs to, where that has a name. */
function about(missing: Missing, name: unknown): Missing {
  return textOf(name) === '' ? missing : { ...missing, about: textOf(name) };
}

/** A term of which one day is not known yet is not known. */
function withoutHalves(server: unknown): Members {
  const { startsOn, expiresOn, orders } = membersOf(at(server, ['subscription']));
  const isWhole = orders !== undefined || (startsOn !== undefined && expiresOn !== undefined);
  return membersOf(isWhole ? server : put(server, ['subscription'], undefined));
}

/** A certificate of which kind or number is missing is none yet. */
function withoutEmpty(entity: unknown): unknown {
  const { kind, number } = membersOf(at(entity, ['certificate']));
  return kind === undefined || number === undefined ? put(entity, ['certificate'], undefined) : entity;
}
