/**
 * `node make.cjs FOLDER EVENTS`, run under the Node whose caches are wanted. EVENTS: a file of a JSON object, the functions'
 * sample events by function. Each function of the folder answers its events; then what V8 has compiled of its bundle, and of those
 * beside it, is kept. A cache that is there stays: V8 does not make the same bytes twice, and what is packaged twice should be.
 */
'use strict';
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const { Script } = vm;
const compiled = [];
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    compiled.push([options.cacheFile, this]);
  }
};

async function makeCaches(folder, eventsOf) {
  for (const [name, events] of Object.entries(eventsOf)) {
    if (!existsSync(join(folder, `${name}.js`))) continue;
    const { handler } = require(join(folder, `${name}.js`));
    for (const event of events) await handler(event, {}).catch(() => undefined);
    for (const [file, script] of compiled.splice(0)) keep(file, script.createCachedData());
  }
}

/** Whole or not at all. */
function keep(file, contents) {
  if (existsSync(file)) return;
  const own = `${file}.writing-${process.pid}`;
  writeFileSync(own, contents);
  renameSync(own, file);
}

const [, , functions, events] = process.argv;
makeCaches(functions, JSON.parse(readFileSync(events, 'utf8'))).then(() => process.exit());
