/**
 * `npm run package`: the artefacts of a deployment, made without credentials: for AWS in `.serverless/` (`STAGE` names
 * the stage, `prod` if not set), for the other clouds in `.package/`.
 */
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from './build.ts';
import { addCodeCaches } from './code-cache/add-code-caches.ts';
import { buildArtefacts } from './faas/artefacts.ts';
import { ROOT } from './local/environment.ts';
import { nodes } from './local/nodes.ts';

/** Packages into a folder with the framework. Throws with its output if it fails. */
export function packageInto(folder: string, stage: string): void {
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, AWS_PROFILE: ___, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/serverless/bin/serverless.js'),
      'package',
      '--stage',
      stage,
      '--package',
      folder,
    ],
    { cwd: ROOT, env: { ...env, SLS_TELEMETRY_DISABLED: '1' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`serverless package failed:\n${stdout}${stderr}`);
}

if (import.meta.main) {
  await buildFunctions();
  await addCodeCaches(join(ROOT, 'dist'), nodes());
  packageInto('.serverless', process.env.STAGE || 'prod');
  await buildArtefacts({ functions: join(ROOT, 'dist'), artefacts: join(ROOT, '.package') });
  for (const file of globSync(['.serverless/*.{zip,json}', '.package/*/*.zip'], { cwd: ROOT }).sort()) {
    console.log(`${String(statSync(join(ROOT, file)).size).padStart(9)}  ${file}`);
  }
}
