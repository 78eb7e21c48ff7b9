/** `npm run refresh:bootstrap -- FILE`: renews the RDAP servers that ship, out of IANA's file (https://data.iana.org/rdap/dns.json). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { list, member, parseJson } from '../lib/evidence/json.ts';
import { readBootstrap, shippedBootstrap } from '../lib/evidence/look-up/bootstrap.ts';
import { ROOT } from './local/environment.ts';

const TARGET = 'lib/evidence/look-up/bootstrap.json';

const [path] = process.argv.slice(2);
if (path === undefined || path.startsWith('-')) {
  console.error(
    'usage: npm run -s refresh:bootstrap -- FILE [TARGET]\n\nFILE: dns.json as IANA publishes it, https://data.iana.org/rdap/dns.json',
  );
  process.exit(path === '--help' ? 0 : 2);
}
const target = process.argv[3] ?? join(ROOT, TARGET);
const parsed = parseJson(readFileSync(resolve(process.env.INIT_CWD ?? '.', path), 'utf8'));
const renewed = 'value' in parsed ? readBootstrap(parsed.value) : undefined;
if (!('value' in parsed) || renewed === undefined || renewed.servers.size === 0) {
  console.error(
    `${path}: expected a bootstrap in the form of RFC 9224: publication, and services with their servers`,
  );
  process.exit(2);
}
const before = shippedBootstrap();
const { servers, publication } = renewed;
const gone = [...before.servers.keys()].filter((tld) => !servers.has(tld));
const added = [...servers.keys()].filter((tld) => !before.servers.has(tld));
const moved = [...servers].filter(([tld, url]) => before.servers.has(tld) && before.servers.get(tld) !== url);
const document = {
  description:
    "RDAP servers by top-level domain, RFC 9224, out of IANA's https://data.iana.org/rdap/dns.json",
  publication,
  version: '1.0',
  services: list(member(parsed.value, 'services')),
};
writeFileSync(target, `${JSON.stringify(document, null, 1)}\n`);
console.log(
  `${before.publication} -> ${publication}: ${added.length} new, ${moved.length} moved, ${gone.length} gone.`,
);
if (gone.length > 0) console.log(`Gone: ${gone.slice(0, 20).join(', ')}`);
