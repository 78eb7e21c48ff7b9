import { describe, expect, it } from 'vitest';
import { fill } from '../../lib/respond/fill.ts';
import { renderFinding } from '../../lib/respond/result.ts';
import { valueText } from '../../lib/respond/value-texts.ts';
import { judged } from '../../testing/judge.ts';

describe('a value in a text', () => {
  it.each([
    ['CN-GD', 'Guangdong', '广东'],
    ['CN-HK', 'CN-HK', 'CN-HK'],
    ['news', 'News', '新闻'],
    ['digits-only', 'digits only', '纯数字'],
    [
      'status:clientHold',
      expect.stringContaining('registrar took it out'),
      expect.stringContaining('注册商'),
    ],
    ['status:none-such', 'status:none-such', 'status:none-such'],
    [
      'contradiction:individual-no-forum-words',
      expect.stringContaining('blogs'),
      expect.stringContaining('博客'),
    ],
    ['contradiction:too-short', 'contradiction:too-short', 'contradiction:too-short'],
    ['province:CN-GD/minAge', '; under 18 needs proof of employment', '；未满18须就业证明'],
    [
      'province:CN-TJ/minAge',
      "; another source: Tencent's page allows 16 with guardian papers",
      '；另一来源：腾讯页允许16岁加监护人材料',
    ],
    [
      'province:CN-SX/orders/0',
      expect.stringContaining('; new domains per order'),
      expect.stringContaining('；'),
    ],
    ['province:CN-BJ/minAge', 'province:CN-BJ/minAge', 'province:CN-BJ/minAge'],
    ['xn--fsqu00a.xn--fiqs8s', '例子.中国', '例子.中国'],
    ['', '', ''],
    ['anything else', 'anything else', 'anything else'],
  ])('%s', (value, en, zh) => {
    expect(valueText(value, 'en')).toEqual(en);
    expect(valueText(value, 'zh-CN')).toEqual(zh);
  });

  it('of a list is set apart from values that hold commas themselves', () => {
    const text = { en: '{all}', 'zh-CN': '{all}' };
    expect(fill(text, { all: ['a', 'b'] }, 'en')).toBe('a, b');
    expect(fill(text, { all: ['a', 'b, c'] }, 'en')).toBe('a; b, c');
    expect(fill(text, { all: ['a', 'b'] }, 'zh-CN')).toBe('a、b');
    expect(fill(text, { all: ['a', 'b、c'] }, 'zh-CN')).toBe('a；b、c');
  });
});

describe('a finding about a province', () => {
  const facts = {
    'entity.kind': 'individual',
    'entity.certificate': { kind: 'resident-id', number: '110105201001010010' },
    'entity.province': 'CN-TJ',
  } as const;
  const rendered = (language: 'en' | 'zh-CN') => {
    const { outcome, reason = '', data } = judged('entity/age-accepted', facts);
    const subject = { kind: 'entity', id: 'x' } as const;
    return renderFinding(
      {
        rule: 'entity/age-accepted',
        subject,
        outcome,
        severity: 'warning',
        reason,
        data,
        constraint: 'entity',
      },
      language,
    );
  };
  it('names its source, what another source says, and who decides', () => {
    expect(rendered('en').message).toBe(
      "16 years old on 2026-11-23; Tianjin asks for 18. Source: Huawei agent-skill knowledge base (digest): policy (provinces); another source: Tencent's page allows 16 with guardian papers; the communications administration of Tianjin decides.",
    );
    expect(rendered('zh-CN').message).toBe(
      '2026-11-23 时 16 岁；天津要求年满 18 岁。来源：Huawei agent-skill knowledge base (digest): policy (provinces)；另一来源：腾讯页允许16岁加监护人材料；以天津通信管理局为准。',
    );
  });
});
