/** What the applicant does about the account and the entity. */
import type { ActionDefinition } from '../define-action.ts';

export const ENTITY_ACTIONS = {
  'use-another-account': {
    actor: 'applicant',
    text: {
      en: 'Submit the filing from the account that holds {subject}, or create a separate account for it.',
      'zh-CN': '请用已为“{subject}”备案的账号提交，或为其另开账号。',
    },
    fixes: ['entity/one-per-account'],
    effect: { account: (account) => ({ id: account?.id ?? 'another', filedEntity: null }) },
  },
  'give-up-services': {
    actor: 'applicant',
    text: {
      en: 'Deregister services of {subject} that are no longer in use, or file fewer websites: there are {total} services, and at most {most} are allowed.',
      'zh-CN': '请注销 {subject} 不再使用的服务，或减少本次申请：共 {total} 个，最多 {most} 个。',
    },
    fixes: ['entity/individual-within-five-services'],
    details: ({ finding: { data } }) => ({ data }),
    effect: {
      entity: (entity, { total, most }) => ({
        ...entity,
        filedServices: Math.max(0, (entity.filedServices ?? 0) - Number(total) + Number(most)),
      }),
    },
  },
  'correct-the-data': {
    actor: 'applicant',
    text: {
      en: 'Correct the information of {subject} as described in the fix of the finding.',
      'zh-CN': '请按该检查结果的办法更正 {subject} 的信息。',
    },
    fixes: ['entity/certificate-number-valid'],
    // A number that is not stated is not judged; the right one is not known here.
    effect: { entity: ({ certificate: _, ...entity }) => entity },
  },
} satisfies { [id: string]: ActionDefinition };
