/** WHOIS text without a registration: the registry's word that there is no such domain, or what kept it from telling. */
import type { Registration } from './registration.ts';

/** A domain as such sentences name it. */
const NAME = String.raw`["'[]?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}["'\]]?`;

/** How registries say that there is no such domain. Only the beginning of a line counts: terms of use hold such words too. */
const ABSENT = new RegExp(
  `^(?:${[
    'no match(?:ing record|(?:es)? (?:for|found)|!*$)',
    'no found$|not found',
    'no (?:data|information|entries|entry|objects?) (?:was |were |is )?(?:found|available)|nothing found',
    'no such domain',
    'the queried object does not exist|object (?:not found|does not exist)',
    '(?:the |this )?(?:requested |queried )?domain(?: name)? (?:was |is )?(?:not found|not registered|has not been registered|does not exist|has no match|is available$)',
    `(?:the |this )?(?:domain (?:name )?)?${NAME} (?:is available(?: for registration|$|\\W)|(?:was |is )?not (?:found|registered)|does not exist|has not been registered|has no match)`,
    'we do not have an entry',
    String.raw`status:\s*(?:free|available)$`,
    '没有找到|该域名未被?注册|域名未注册|未找到匹配',
  ].join('|')})`,
  'iu',
);
const NO_DATA = /^no (?:data|information)\b/i;
/** Statuses of a domain that nobody holds: some registries print them in the form of a registration. */
const FREE =
  /^(?:free|available|not registered|unregistered|no objects? found|not found|未被?注册|可注册)\.?$/i;

const COUNTED = '(?:limit|quota|quer(?:y|ies)|lookups?|requests?|connections?|rate)';
const LIMITED = new RegExp(
  [
    `exceed(?:ed|s|ing)? .{0,60}${COUNTED}`,
    `${COUNTED} .{0,40}(?:exceeded|reached)`,
    `reached .{0,40}${COUNTED}`,
    'rate.?limit|limit exceeded|interval is too short|too (?:many|fast|frequent)|excessive (?:quer|request|access)',
    'slow down|try again later|(?:查询|请求)(?:过于|太|次数)|频率|过于频繁',
  ].join('|'),
  'i',
);
const REFUSED =
  /(?:(?:access|permission|connection) (?:denied|refused|restricted)|not (?:authori[sz]ed|permitted|allowed)|blacklisted|blocked|banned|forbidden|拒绝|禁止)/i;

/** Whether a status says that nobody holds the domain. */
export function isFree(status: string): boolean {
  return FREE.test(status);
}

/** Reads lines that tell of no registration. */
export function readWithoutDomain(lines: readonly string[]): Registration {
  const said = lines.filter((line) => line !== '');
  const raw = said.slice(0, 5).join('\n');
  const plain = said.map((line) => line.replace(/^[%#>*;\s]+/, ''));
  // Who has asked too often is told by some that there are no data.
  if (plain.some((line) => ABSENT.test(line) && !(NO_DATA.test(line) && LIMITED.test(line))))
    return { kind: 'not-registered', raw };
  if (said.some((line) => LIMITED.test(line))) return { kind: 'failed', reason: 'rate-limited', raw };
  if (said.some((line) => REFUSED.test(line))) return { kind: 'failed', reason: 'refused', raw };
  return { kind: 'failed', reason: 'malformed', raw };
}
