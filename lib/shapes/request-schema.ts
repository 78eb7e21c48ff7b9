/** What is sent, as JSON Schema: for the API document, and for programs that ask what they may send. */
import * as z from 'zod/mini';

type SchemaPart = { [name: string]: unknown };

const DATE = {
  type: 'string',
  description:
    'A calendar day in Asia/Shanghai, YYYY-MM-DD. The time of a registry or an RFC 3339 instant is read as its day in Shanghai, and the answer tells so in spellings.',
};

const DESCRIPTIONS: { readonly [member: string]: SchemaPart } = {
  startsOn: DATE,
  expiresOn: DATE,
  verifiedOn: DATE,
  validUntil: DATE,
  since: {
    description:
      'When the state was entered: a day, or an instant in RFC 3339. Default: now. Not in the future.',
  },
  adopt: {
    description: 'true takes over an application that was under way before: the first state may be any.',
  },
  completed: { description: 'Duties that are done; their deadlines end.' },
  note: { description: 'Kept with the move.' },
  asOf: { description: 'A day, or an instant in RFC 3339: the verdict as of then. Nothing is tracked.' },
  track: { description: 'Whether it is remembered and looked at again. Default true.' },
  province: { description: 'ISO 3166-2, for example CN-GD.' },
  filedServices: {
    description: 'Services (websites, Apps) that are filed already, those of this application not counted.',
  },
  alsoServes: {
    description: 'Names of other entities whose websites run on the server; an empty list if none.',
  },
  notInvolved: {
    description:
      'Ids of industries that words of the name or description point at and that the content does not touch.',
  },
  serviceContent: {
    description:
      'The service content that is chosen in the console: blog (or personal space), other, or listed: any other one of the list.',
  },
  footerHtml: { description: 'The HTML of the page footer, at most 64 KiB.' },
  statuses: { description: 'In EPP or RDAP spelling, for example clientHold or client hold.' },
  resolves: { description: 'Whether the domain has address records now (A, AAAA or CNAME, apex or www).' },
  product: {
    description: 'For example ecs, flexus-x, flexus-l, enterprise-web-portal, dedicated-cloud, nat-gateway.',
  },
  region: { description: 'For example cn-north-4; an availability zone will do.' },
  domain: { description: 'Any spelling; reduced to the registrable domain as an A-label.' },
  industries: { description: 'Ids such as news or finance; an empty list if the content touches none.' },
  eip: {
    description: 'null: none is bound. Without a region it is taken to be in the region of the server.',
  },
  subscription: {
    description:
      'Either startsOn and expiresOn, or orders. An order without startsOn begins where the one before it ends.',
  },
};

/** A schema as JSON Schema of what is sent; what only code can check is told in words. */
export function requestSchema(schema: z.ZodMiniType): SchemaPart {
  const { $schema: _, ...document } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return describe(document);
}

function describe(node: unknown): SchemaPart {
  const copy: SchemaPart = {};
  if (typeof node !== 'object' || node === null) return copy;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'properties' && typeof value === 'object' && value !== null) {
      copy.properties = Object.fromEntries(
        Object.entries(value).map(([member, schema]) => [
          member,
          { ...describe(schema), ...DESCRIPTIONS[member] },
        ]),
      );
    } else copy[name] = described(value);
  }
  return copy;
}

function described(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(described);
  return typeof value === 'object' && value !== null ? describe(value) : value;
}
