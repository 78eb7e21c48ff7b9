import type { Routing } from '../shapes/routing.ts';
import { defineFacts } from './define-facts.ts';
import type { EcsVerifiers } from './verification.ts';

/** `backends` and `candidates`: the ECSs and their codes, behind the load balancer and of all that are given. */
type StatedRouting = {
  routing: Routing;
  backends: EcsVerifiers;
  candidates: EcsVerifiers;
  backendRegions: readonly string[];
  filingRequired: boolean;
  targets: readonly Target[];
};

/** An address of the caller's own that a record may hold, and what is wrong with pointing at it. */
export type Target = { address: string; state: 'running' | 'not-running' | 'outside-mainland' };

export const ROUTING = defineFacts<StatedRouting>()({
  'routing.filing.status': {
    name: { en: 'filing status', 'zh-CN': '备案状态' },
    read: ({ routing }) => routing.filing.status,
  },
  'routing.filing.number': {
    name: { en: 'filing number', 'zh-CN': '备案号' },
    read: ({ routing }) => routing.filing.number,
    question: { en: 'What is the filing number?', 'zh-CN': '备案号是什么？' },
  },
  /** `none`: no CDN. */
  'routing.cdn.serviceArea': {
    name: { en: 'service area of the CDN', 'zh-CN': 'CDN 的服务范围' },
    read: ({ routing }) => routing.cdn?.serviceArea ?? ('none' as const),
  },
  /** What the CDN told to point at; null: no CDN, or it is not said. */
  'routing.cdn.cname': {
    name: { en: 'CNAME of the CDN', 'zh-CN': 'CDN 的 CNAME' },
    read: ({ routing }) => routing.cdn?.cname ?? null,
  },
  /** null: no load balancer. */
  'routing.elb': {
    name: { en: 'load balancer', 'zh-CN': '负载均衡' },
    read: ({ routing: { elb } }) => (elb === undefined ? null : { address: elb.address, region: elb.region }),
  },
  'routing.backends': {
    name: { en: 'backend servers of the load balancer', 'zh-CN': '负载均衡的后端服务器' },
    read: ({ backends }) => backends,
    question: {
      en: 'What are the details of the backend servers of the load balancer? Add them to servers.',
      'zh-CN': '负载均衡的后端服务器信息是什么？请列入 servers。',
    },
  },
  'routing.candidates': {
    name: { en: 'ECSs and authorization codes for verification', 'zh-CN': '用于核验的ECS和授权码' },
    read: ({ candidates }) => candidates,
    question: {
      en: 'What are the details of the ECS or authorization code to use for verification? Add it to servers or authorizationCodes.',
      'zh-CN': '用于核验的ECS或授权码信息是什么？请列入 servers 或 authorizationCodes。',
    },
  },
  /** Of the backend servers that are given. */
  'routing.backendRegions': {
    name: { en: 'regions of the backend servers', 'zh-CN': '后端服务器所在区域' },
    read: ({ backendRegions }) => backendRegions,
  },
  /** Whether anything that serves the domain is in the mainland. */
  'routing.filingRequired': {
    name: { en: 'whether a filing is required', 'zh-CN': '是否需要备案' },
    read: ({ filingRequired }) => filingRequired,
  },
  /** The addresses of servers and load balancer. */
  'routing.targets': {
    name: { en: 'servers that the domain name resolves to', 'zh-CN': '域名解析到的服务器' },
    read: ({ targets }) => targets,
    question: {
      en: 'Which servers does the domain name resolve to? Add them to servers.',
      'zh-CN': '域名解析到哪些服务器？请列入 servers。',
    },
  },
  'routing.dns': {
    name: { en: 'DNS records of the domain name', 'zh-CN': '域名的解析记录' },
    read: ({ routing }) => routing.dns,
    question: {
      en: 'Which DNS records does the domain name currently have?',
      'zh-CN': '域名目前有哪些解析记录？',
    },
  },
});

/** What is known of where a domain points, and of what stands behind it. */
export function routingFacts(stated: StatedRouting) {
  return ROUTING.read(stated);
}
