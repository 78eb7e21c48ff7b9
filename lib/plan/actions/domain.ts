/** What is done about a domain, mostly by its registrant. */
import type { Data } from '../../shapes/outcome.ts';
import { readStatuses } from '../../spellings/domain-statuses.ts';
import { afterWaits, longestReviewEndsOn } from '../dates.ts';
import { type ActionDefinition, type Details, type FailedRule, only } from '../define-action.ts';
import { APPROVED_REGISTRAR, standInDomain } from '../stand-ins.ts';

export const DOMAIN_ACTIONS = {
  'use-another-domain': {
    actor: 'applicant',
    text: {
      en: 'Replace the domain name {subject}: .{tld} cannot be filed. Register a domain name under .cn, .com or another approved top-level domain in the name of the filing entity with an approved registrar, and wait for the real-name data to be synchronized.',
      'zh-CN':
        '请更换域名 {subject}：.{tld} 无法备案。请以备案主体名义在获批的注册服务机构注册 .cn、.com 等获批后缀的域名，并等待实名信息同步。',
    },
    enumerations: { tld: 'domain-name' },
    fixes: ['domain/tld-approved'],
    rank: 0,
    details: ({ finding: { data } }) => ({ data: only(data, 'tld'), waits: ['real-name-sync'] }),
    effect: { domain: (_, __, { entity, place }) => standInDomain(entity, place) },
  },
  // Chosen in place of the one above where the website has another domain: see `leave-out.ts`.
  'leave-out-domain': {
    actor: 'applicant',
    text: {
      en: 'Remove {subject} from the application: .{tld} cannot be filed, and the website has another domain name.',
      'zh-CN': '请从申请中去除 {subject}：.{tld} 无法备案，且该网站另有域名。',
    },
    enumerations: { tld: 'domain-name' },
  },
  'transfer-registrar': {
    actor: 'registrant',
    text: {
      en: 'Transfer {subject} from {registrar} to a registrar approved in mainland China, complete the real-name authentication there, and wait three full working days.',
      'zh-CN':
        '请将 {subject} 从 {registrar} 转移至获批的国内注册服务机构，完成实名认证，并等待满三个工作日。',
    },
    fixes: ['domain/registrar-approved'],
    rank: 1,
    details: ({ finding: { data }, today }) => ({
      data: { ...only(data, 'registrar'), verifiedOn: afterWaits(today, ['registrar-transfer']) },
      waits: ['registrar-transfer', 'real-name-sync'],
    }),
    effect: {
      domain: (domain, data) => ({ ...domain, registrar: APPROVED_REGISTRAR, realName: verified(data) }),
    },
  },
  'change-registrant': {
    actor: 'registrant',
    text: {
      en: 'Transfer {subject} from “{registrant}” to “{entity}”, complete the real-name authentication, and wait three full working days.',
      'zh-CN': '请将 {subject} 由“{registrant}”过户给“{entity}”，完成实名认证，并等待满三个工作日。',
    },
    fixes: ['domain/registrant-matches-entity'],
    rank: 2,
    details: ({ finding: { data }, chosen, today }) => {
      // A change of registrant may lock a domain against transfers for sixty days: the transfer comes first.
      const transfer = chosen.find(({ action }) => action === 'transfer-registrar');
      return {
        data: { ...data, verifiedOn: transfer?.data.verifiedOn ?? today },
        waits: transfer?.waits ?? ['real-name-sync'],
      };
    },
    effect: {
      domain: (domain, data, { entity }) => ({
        ...domain,
        registrant: { name: entity.name },
        realName: verified(data),
      }),
    },
  },
  'verify-real-name': {
    actor: 'registrant',
    text: {
      en: 'Complete the real-name authentication of {subject} and wait three full working days.',
      'zh-CN': '请完成 {subject} 的实名认证，并等待满三个工作日。',
    },
    fixes: ['domain/real-name-verified', 'domain/real-name-synchronised'],
    rank: 3,
    details: verifyRealName,
    effect: { domain: (domain, data) => ({ ...domain, realName: verified(data) }) },
  },
  'renew-domain': {
    actor: 'registrant',
    text: {
      en: 'Renew {subject} with its registrar until at least {untilOn}, when the longest review ends.',
      'zh-CN': '请在注册服务机构续费 {subject}，至少至 {untilOn}（最长审核结束日）。',
    },
    fixes: ['domain/registration-valid'],
    rank: 4,
    details: ({ readyOn }) => ({ data: { untilOn: longestReviewEndsOn(readyOn) } }),
    effect: { domain: (domain, { untilOn }) => ({ ...domain, expiresOn: String(untilOn) }) },
  },
  'lift-statuses': {
    actor: 'registrant',
    text: {
      en: 'Ask the registrar or the registry to remove these statuses from {subject}: {statuses}. Complete the real-name authentication, renew or redeem the domain name first; if it can no longer be redeemed, use another one.',
      'zh-CN':
        '请先完成 {subject} 的实名认证、续费或赎回，再联系注册商或注册局解除以下状态：{statuses}；已无法赎回的，请更换域名。',
    },
    fixes: ['domain/statuses-allow-filing'],
    details: ({ finding: { data } }) => ({ data: only(data, 'statuses') }),
    effect: {
      domain: (domain) => ({
        ...domain,
        statuses: (domain.statuses ?? []).filter(
          (status) => !readStatuses([status]).known.some(({ effect }) => effect === 'blocks'),
        ),
      }),
    },
  },
} satisfies { [id: string]: ActionDefinition };

/** An authentication that is announced for a later day reaches the authority later than one of today. */
function verifyRealName({ finding: { rule, data }, today }: FailedRule): Details {
  const underWay = rule === 'domain/real-name-synchronised' && String(data.verifiedOn) <= today;
  return underWay
    ? { instead: 'wait', doneOn: afterWaits(String(data.verifiedOn), ['real-name-sync']) }
    : { data: { verifiedOn: today }, waits: ['real-name-sync'] };
}

function verified({ verifiedOn }: Data): { verified: boolean; verifiedOn: string } {
  return { verified: true, verifiedOn: String(verifiedOn) };
}
