import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What the catalogue's hash covers: everything that decides a finding. */
const HASHED = [
  'lib/rules/**/*.ts',
  'lib/policy/*.json',
  'lib/policy/*.ts',
  'lib/facts/*.ts',
  'lib/spellings/*.ts',
  'lib/{findings,judge,plan,allocation,tracking,filings}/**/*.ts',
  'lib/calendar.ts',
  'lib/working-days.ts',
];

/** The hash of a checkout's rules and policy data, 12 hex digits. `policyDir`: policy files that stand in for its own. */
export function catalogueHash(root: string, policyDir?: string): string {
  const hash = createHash('sha256');
  const files = HASHED.flatMap((pattern) => globSync(pattern, { cwd: root })).map((file) =>
    file.replaceAll('\\', '/'),
  );
  for (const file of files.sort()) {
    const other = file.startsWith('lib/policy/') && policyDir && join(policyDir, basename(file));
    const path = other && file.endsWith('.json') && existsSync(other) ? other : join(root, file);
    hash.update(`${file}\n${readFileSync(path, 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
