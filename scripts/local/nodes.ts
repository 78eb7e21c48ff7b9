import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** This process's own Node, and the machine's own of version 20 if there is one. */
export function nodes(): { major: number; path: string }[] {
  const found = [{ major: Number(process.versions.node.split('.')[0]), path: process.execPath }];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'node');
    if (folder.includes('node_modules') || !existsSync(path)) continue;
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(stdout)?.[1]);
    if (major === 20 && !found.some((each) => each.major === major))
      found.push({ major, path: realpathSync(path) });
  }
  return found;
}
