/** Who acts: the applicant, the domain's registrant, the owner of the cloud account, or nobody but time. */
export const PLAN_ACTORS = ['applicant', 'registrant', 'account-owner', 'nobody'] as const;
export type PlanActor = (typeof PLAN_ACTORS)[number];
