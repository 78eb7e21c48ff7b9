/** What the owner of the cloud account does about servers. */
import { addDays, addMonths, type Day } from '../../calendar.ts';
import type { Data } from '../../shapes/outcome.ts';
import { longestReviewEndsOn } from '../dates.ts';
import type { ActionDefinition, Details, FailedRule } from '../define-action.ts';
import { monthsToRenew, monthsToSubscribe, renewed } from '../renewal.ts';
import { STAND_IN_ADDRESS } from '../stand-ins.ts';

/** A server that begins later than a month, the least that is sold, is no better than one that is bought today. */
const LONGEST_WAIT_FOR_SERVER_DAYS = 31;

/** What is bought, as an example. */
const EXAMPLE = { product: 'ecs', region: 'cn-north-4' } as const;

export const SERVER_ACTIONS = {
  'change-billing': {
    actor: 'account-owner',
    text: {
      en: 'Change the billing mode of {subject} to yearly/monthly for {months} months.',
      'zh-CN': '请将 {subject} 转为包年/包月，时长 {months} 个月。',
    },
    fixes: ['server/billed-yearly-monthly'],
    rank: 1,
    details: ({ facts, today, readyOn }) => ({
      data: subscriptionOf(String(facts['server.product']), today, readyOn),
    }),
    effect: {
      server: (server, { startsOn, untilOn }) => ({
        ...server,
        billingMode: 'yearly-monthly',
        subscription: { startsOn: String(startsOn), expiresOn: String(untilOn) },
      }),
    },
  },
  'renew-server': {
    actor: 'account-owner',
    text: { en: 'Renew {subject} for {months} month(s).', 'zh-CN': '请为 {subject} 续费 {months} 个月。' },
    fixes: ['server/term-long-enough', 'server/subscription-active'],
    rank: 2,
    details: (failed) => (failed.finding.reason === 'not-begun' ? awaitServer(failed) : renewServer(failed)),
    effect: {
      server: (server, { months }) =>
        server.subscription === undefined
          ? server
          : { ...server, subscription: renewed(server.product, server.subscription, Number(months)) },
    },
  },
  'bind-eip': {
    actor: 'account-owner',
    text: {
      en: 'Buy an EIP in {region} and bind it to {subject}.',
      'zh-CN': '请在 {region} 购买弹性公网IP并绑定到 {subject}。',
    },
    fixes: ['server/eip-bound'],
    rank: 4,
    details: ({ facts }) => ({ data: { region: String(facts['server.region']) } }),
    effect: { server: (server) => ({ ...server, eip: { address: STAND_IN_ADDRESS } }) },
  },
  'buy-server': {
    actor: 'account-owner',
    text: {
      en: 'Buy a server with an EIP in a mainland region, for example {product} in {region}, yearly/monthly for {months} months, or obtain an authorization code. None of the existing resources can meet the requirements.',
      'zh-CN':
        '现有资源均无法满足要求：请购买大陆区域并绑定弹性公网IP的服务器，例如 {region} 的 {product}，包年/包月 {months} 个月；或取得备案授权码。',
    },
    enumerations: { product: 'product' },
    fixes: [
      'server/in-mainland',
      'server/product-eligible',
      'server/has-free-filing',
      'code/server-generates-codes',
      'code/server-eligible',
      'code/within-quota',
      'code/unused',
    ],
    rank: 0,
    // Nothing makes this very server or code pass; where none can be made to, `purchaseDetails` says what to buy.
    details: () => undefined,
  },
  wait: {
    actor: 'nobody',
    text: {
      en: 'Wait until {doneOn}: {subject} will then meet the requirements without further action.',
      'zh-CN': '{subject} 无需操作，至 {doneOn} 自动满足要求。',
    },
  },
} satisfies { [id: string]: ActionDefinition };

/** What to buy where no server or code can be made to pass. */
export function purchaseDetails(today: Day, readyOn: Day): Data {
  return { ...EXAMPLE, ...subscriptionOf(EXAMPLE.product, today, readyOn) };
}

function subscriptionOf(product: string, today: Day, readyOn: Day): Data {
  const months = monthsToSubscribe(product, today, longestReviewEndsOn(readyOn));
  return { months, startsOn: today, untilOn: addMonths(today, months) };
}

/** Waits for a subscription that begins soon, or in any case before the rest is ready. */
function awaitServer({ finding: { data }, today, readyOn }: FailedRule): Details | undefined {
  const startsOn = String(data.startsOn);
  const soon = startsOn <= readyOn || startsOn <= addDays(today, LONGEST_WAIT_FOR_SERVER_DAYS);
  return soon ? { instead: 'wait', doneOn: startsOn } : undefined;
}

/** Renews so that the term is long enough and the server outlives the longest review. */
function renewServer({ facts, today, readyOn }: FailedRule): Details | undefined {
  const product = String(facts['server.product']);
  const subscription = facts['server.subscription'] ?? {};
  const months = monthsToRenew({ product, subscription, today, until: longestReviewEndsOn(readyOn) });
  return months === undefined ? undefined : { data: { months } };
}
