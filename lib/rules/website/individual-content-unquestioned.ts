import { individualContentHits } from '../../policy/individual-content.ts';
import { REJECTIONS } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

/** What denies the rest of its clause: “不涉及评论、聊天” offers neither. */
const DENIED =
  /(?:不(?:涉及|含|包含|提供|开放|开设|设|做|接受?|支持|从事|进行|卖|需要?|会)|没有|未(?:开|设|提供)|禁止|关闭|无(?![线论数限])|\b(?:no|not|without|never|don't|doesn't)\b)/iu;
const CLAUSE_END = /[，,。；;！!？?\n]/;

export default defineRule({
  id: 'website/individual-content-unquestioned',
  subject: 'website',
  constraints: ['content-individual'],
  severity: 'warning',
  source: REJECTIONS,
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: [],
  ifGiven: ['website.content.description'],
  enumerations: { replies: 'reviewer-reply' },
  title: {
    en: "The description of the individual's website describes personal content only",
    'zh-CN': '个人网站简介仅涉及个人内容',
  },
  fix: {
    en: 'Remove such content from the website and describe personal content only, or file as the organization that runs it. The reviewer has the final say.',
    'zh-CN': '请删除此类内容并使简介仅描述个人内容，或以实际运营的单位主体备案；以审核人员判断为准。',
  },
  messages: {
    pass: {
      en: 'The description contains nothing that reviewers are known to question.',
      'zh-CN': '简介中没有已知的常被质疑的内容。',
    },
    fail: {
      en: 'The description mentions {words}. The reviewer is likely to reply: {replies}.',
      'zh-CN': '简介中提到“{words}”。审核人员可能答复：{replies}。',
    },
  },
  check({ 'website.content.description': description }) {
    const hits = individualContentHits(offered(description));
    if (hits.length === 0) return pass();
    const replies = [...new Set(hits.flatMap(({ ids }) => ids))];
    return fail({ words: hits.map(({ word }) => word), replies });
  },
});

/** What a description says without what it denies. */
function offered(description: string): string {
  const clauses = description.split(CLAUSE_END);
  return clauses.map((clause) => clause.split(DENIED, 1)[0]).join('\n');
}
