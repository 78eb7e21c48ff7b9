import { defineRule, fail, pass } from '../define-rule.ts';
import { differencesFrom, STATED } from '../stated-and-found.ts';

export default defineRule({
  id: 'domain/facts-agree-with-registry',
  subject: 'domain',
  constraints: ['domain-registrant'],
  severity: 'warning',
  needs: [],
  ifGiven: ['domain.found'],
  mayRead: STATED,
  enumerations: { facts: 'found-fact' },
  title: { en: 'The information provided matches the registry', 'zh-CN': '所填信息与注册信息一致' },
  fix: {
    en: 'Check the console of the registrar. If the registry is correct, correct the information provided; the result is based on the information provided.',
    'zh-CN': '请与注册商控制台核对。若注册信息正确，请更正所填内容；本次结论以所填内容为准。',
  },
  messages: {
    pass: {
      en: 'The information provided does not contradict the registry.',
      'zh-CN': '所填内容与注册信息无矛盾。',
    },
    fail: {
      en: 'The registry differs in: {facts}. Provided: {stated}. Registry: {found}.',
      'zh-CN': '与注册信息不一致：{facts}。所填：{stated}。注册信息：{found}。',
    },
  },
  check({ 'domain.found': found, ...known }) {
    const differing = differencesFrom(found, known);
    if (differing.length === 0) return pass();
    return fail({
      facts: differing.map(({ fact }) => fact),
      stated: differing.map(({ stated }) => stated),
      found: differing.map(({ seen }) => seen),
    });
  },
});
