/** Addresses in cells, without what opens them to whoever reads it: user name, password, query and fragment. */
import { narrow } from '../../spellings/full-width.ts';

const WIDE_DELIMITERS = /[：／？＃＠＼]/g;
const SLASHES = '//';

/** An address, with or without a scheme: the text of a cell that names a domain. */
export function addressWithoutSecrets(cell: string): string {
  const text = cell.replace(WIDE_DELIMITERS, narrow);
  const bare = withoutQuery(text).split(SLASHES).map(withoutUser).join(SLASHES);
  return bare === text ? cell : bare;
}

/** Any text: what begins a scheme in it is an address. */
export function textWithoutSecrets(cell: string): string {
  const text = cell.replace(WIDE_DELIMITERS, narrow);
  const from = text.indexOf(SLASHES);
  return from === -1 ? cell : `${cell.slice(0, from)}${addressWithoutSecrets(cell.slice(from))}`;
}

function withoutQuery(text: string): string {
  return text.split(/[?#]/, 1)[0] ?? '';
}

function withoutUser(part: string): string {
  const end = part.search(/[/\\\s]/);
  const authority = end === -1 ? part : part.slice(0, end);
  return part.slice(authority.lastIndexOf('@') + 1);
}
