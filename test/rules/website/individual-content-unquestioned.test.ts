import { describe, expect, it } from 'vitest';
import individualContent from '../../../lib/policy/individual-content.json' with { type: 'json' };
import { renderFinding } from '../../../lib/respond/finding.ts';
import { judge, judged } from '../../../testing/judge.ts';

const RULE = 'website/individual-content-unquestioned';
const of = (description: string | undefined) =>
  ({ 'entity.kind': 'individual', 'website.content.description': description }) as const;

describe(RULE, () => {
  it.each([
    ['木工设计工作室，作品展示', 'organization'],
    ['手作小店，可在线下单，注册会员享优惠', 'trade'],
    ['读书笔记，读者可以评论和留言', 'interaction'],
    ['一个聊天室', 'interaction'],
    ['承接平面设计、约稿', 'services'],
    ['本地家政与维修', 'services'],
    ['汽车资讯门户', 'portal'],
    ['A small shop: order online, pay by card, membership', 'trade'],
    ['Notes of a design studio', 'organization'],
    ['My blog. Comments are welcome; join the forum', 'interaction'],
  ])('warns of %s, as %s', (description, kind) => {
    expect(judge(RULE, of(description))).toBe('fail');
    expect(judged(RULE, of(description)).data.replies).toContain(kind);
  });

  it.each([
    '记录我的摄影与旅行',
    '个人学习笔记，不涉及评论、聊天、下单',
    '读书感悟，没有留言功能',
    '编程手记，无任何交易和广告',
    'Notes on birds and trees. No comments, no shop.',
    'A diary without any forum',
    '无线电爱好者的日记',
  ])('passes %s', (description) => expect(judge(RULE, of(description))).toBe('pass'));

  it('denies no more than its own clause', () => {
    expect(judge(RULE, of('没有评论，可以下单'))).toBe('fail');
    expect(judge(RULE, of('不涉及下单。欢迎在论坛发帖'))).toBe('fail');
  });

  it('is of individuals whose description is given', () => {
    expect(judge(RULE, of(undefined))).toBe('not-applicable');
    expect(judge(RULE, { ...of('网店'), 'entity.kind': 'enterprise' })).toBe('not-applicable');
    expect(judge(RULE, { ...of('网店'), 'entity.kind': undefined })).toMatch(/^unknown/);
  });

  it('tells what the reviewer will say', () => {
    const { outcome, data } = judged(RULE, of('手作网店'));
    const rest = { reason: '', severity: 'warning', constraint: 'content-individual' } as const;
    const subject = { kind: 'website', id: 'a.cn' } as const;
    const { reason: _, ...finding } = { rule: RULE, subject, outcome, data, ...rest } as const;
    expect(renderFinding(finding, 'zh-CN').message).toBe(
      '简介中提到“网店”。审核人员可能答复：个人网站不得涉及经营性内容（下单、支付、会员等），请删除相关内容并修改网站简介。',
    );
    expect(renderFinding(finding, 'en').message).toMatch(/must not sell goods/);
  });

  it.each(individualContent.items)('knows every word of $id', ({ id, words }) => {
    for (const word of words) expect(judged(RULE, of(`x ${word} x`)).data.replies, word).toContain(id);
  });
});
