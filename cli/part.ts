/**
 * The parts of the bundled program. They stand behind its head, in a comment: V8 reads past them, and a part is compiled
 * when it is first asked for. scripts/build-cli.ts writes them.
 */
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

/** Of each part where it begins, in bytes before the end of the file, and how long it is. The build puts it in. */
declare const PARTS: { readonly [name: string]: readonly [beforeEnd: number, length: number] };

type Exports = { [name: string]: unknown };

const loaded = new Map<string, Exports>();
let file: Buffer | undefined;

/** What a part exports; `./name.js` names a part of this file, everything else is Node's. */
export function part(name: string): Exports {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  return name.startsWith('./') ? compiled(name) : LATE.includes(name) ? late(name) : require(name);
}

function compiled(name: string): Exports {
  const made = { exports: {} };
  loaded.set(name, made.exports);
  const filename = `${__filename}/${name.slice(2)}`;
  compileFunction(textOf(name), ['require', 'module', 'exports'], { filename })(part, made, made.exports);
  const exports = valuesOf(made.exports);
  loaded.set(name, exports);
  return exports;
}

/**
 * What a part exports, as values that stay as they are once it has run: esbuild writes getters behind getters, of the same short
 * names in every part, and V8 looks up each call through them anew.
 */
export function valuesOf(exports: Exports): Exports {
  const values = { ...exports };
  if (Object.hasOwn(exports, '__esModule')) Object.defineProperty(values, '__esModule', { value: true });
  return values;
}

/** Modules of Node which many parts name and few runs need: they bring all of its streams. */
const LATE = ['node:net'];

/** A module that is loaded when something of it is first used. */
function late(name: string): Exports {
  const stand = new Proxy<Exports>({}, { get: (_, member) => Reflect.get(require(name), member) });
  loaded.set(name, stand);
  return stand;
}

function textOf(name: string): string {
  const place = PARTS[name];
  if (place === undefined) throw new Error(`expected a part of the program; found ${name}`);
  file ??= readFileSync(__filename);
  const [beforeEnd, length] = place;
  const start = file.length - beforeEnd;
  return read(file.toString('latin1', start, start + length));
}

/** Begins the code of a UTF-16 unit in hex digits. */
const ESCAPE = '\x7f';
const DIGITS = 4;

/** A part as it stands in the comment: in ASCII, which V8 reads past the fastest, and without the sign that ends a comment. */
export function written(text: string): string {
  return text.replace(/[^\n -~]|(?<=\*)\//g, (unit) => {
    const code = unit.charCodeAt(0).toString(16).padStart(DIGITS, '0');
    return `${ESCAPE}${code}`;
  });
}

/** What `written` was given. */
export function read(text: string): string {
  const [first = '', ...others] = text.split(ESCAPE);
  return others.reduce((told, each) => `${told}${unitOf(each)}${each.slice(DIGITS)}`, first);
}

function unitOf(text: string): string {
  return String.fromCharCode(Number.parseInt(text.slice(0, DIGITS), 16));
}
