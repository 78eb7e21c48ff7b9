/** `node scripts/build-server.ts`: the server that a container runs, in `.package/server/app/`, and nothing else. */
import { join } from 'node:path';
import { buildFunctions } from './build.ts';
import { buildArtefacts } from './faas/artefacts.ts';
import { ROOT } from './local/environment.ts';

await buildFunctions();
await buildArtefacts({ functions: join(ROOT, 'dist'), artefacts: join(ROOT, '.package') }, ['server']);
