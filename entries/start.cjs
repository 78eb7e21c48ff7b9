/**
 * Stands as `NAME.js` before each bundle, `NAME.code.js`, and runs it. Beside it may be what V8 made of the bundle when it was
 * packaged, for one version of V8: then nothing is compiled at a cold start. Without it, or if V8 refuses it, the bundle is
 * compiled as ever. The bundle's first characters are its hash, so that no cache of other code is taken.
 */
'use strict';
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const base = __filename.slice(0, -'.js'.length);
const filename = `${base}.code.js`;
const code = readFileSync(filename, 'latin1');
const { versions, platform, arch } = process;
const cacheFile = `${base}.${code.slice(2, 18)}-${versions.v8}-${platform}-${arch}.cache`;

// What an import by name looks for in this text; the bundle puts its own exports in the place of these.
exports.handler = undefined;
/** `cacheFile` is for whoever makes the cache, `scripts/code-cache/make.cjs`. */
const script = new Script(code, { filename, cachedData: contentsOf(cacheFile), cacheFile });
script.runInThisContext()(exports, require, module, __filename, __dirname);

function contentsOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
