/**
 * `npm run -s token -- --tenant NAME [--scope "read check"]`: prints a token that the local server accepts; `--env` what
 * makes another server of the stage `local` accept it.
 */
import { parseArgs } from 'node:util';
import { SCOPES } from '../lib/http/authenticate.ts';
import { dataDirOf, localEnvironment } from './local/environment.ts';
import { localKey, localToken } from './local/keys.ts';

const USAGE = `usage: npm run -s token -- --tenant NAME [--scope "${SCOPES.join(' ')}"]
       npm run -s token -- --env`;

const { values } = given();
const { tenant, scope = SCOPES.join(' '), env, help } = values;
const unknown = scope.split(/\s+/).filter((each) => each !== '' && !SCOPES.some((known) => known === each));
if (help) {
  console.log(USAGE);
} else if (env) {
  const all = localEnvironment('', await localKey(dataDirOf(process.env)));
  for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWKS', 'DEPLOYMENT_KEY'])
    console.log(`${name}='${all[name]}'`);
} else if (tenant === undefined || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenant) || unknown.length > 0) {
  console.error(
    `${USAGE}\nNAME: 1 to 63 small letters, digits and dashes, no dash first. Scopes: ${SCOPES.join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  console.log(await localToken(await localKey(dataDirOf(process.env)), tenant, scope));
}

function given() {
  try {
    return parseArgs({
      options: {
        tenant: { type: 'string' },
        scope: { type: 'string' },
        env: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}
