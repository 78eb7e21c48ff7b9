import { describe, expect, it } from 'vitest';
import { type Enumeration, shownValue } from '../../lib/policy/enumerations.ts';

describe('a value of an enumeration', () => {
  it.each<[Enumeration, string, unknown, unknown]>([
    ['province', 'CN-GD', 'Guangdong', '广东'],
    ['province', 'CN-HK', 'CN-HK', 'CN-HK'],
    ['industry', 'news', 'News', '新闻'],
    ['product', 'ecs', 'Elastic Cloud Server (ECS)', '弹性云服务器'],
    ['name-rule', 'digits-only', 'digits only', '纯数字'],
    [
      'status-meaning',
      'status:clientHold',
      expect.stringContaining('suspended by the registrar'),
      expect.stringContaining('注册商'),
    ],
    ['status-meaning', 'status:none-such', 'status:none-such', 'status:none-such'],
    ['status-meaning', 'clientHold', 'clientHold', 'clientHold'],
    [
      'name-rule-contradiction',
      'contradiction:individual-no-forum-words',
      expect.stringContaining('blogs'),
      expect.stringContaining('博客'),
    ],
    [
      'name-rule-contradiction',
      'contradiction:too-short',
      'contradiction:too-short',
      'contradiction:too-short',
    ],
    [
      'province-note',
      'province:CN-GD/minAge',
      '; under 18 needs proof of employment',
      '；未满18岁须提供就业证明',
    ],
    [
      'province-note',
      'province:CN-TJ/minAge',
      "; another source: Tencent Cloud's page allows 16 with guardian papers",
      '；另一来源：腾讯云的页面称满16岁并提供监护人材料即可',
    ],
    [
      'province-note',
      'province:CN-SX/orders/0',
      expect.stringContaining('; new domains per order'),
      expect.stringContaining('；'),
    ],
    ['province-note', 'province:CN-BJ/minAge', 'province:CN-BJ/minAge', 'province:CN-BJ/minAge'],
    ['domain-name', 'xn--fsqu00a.xn--fiqs8s', '例子.中国', '例子.中国'],
    ['domain-name', 'games', 'games', 'games'],
    ['filing-status', 'none', 'not filed', '未备案'],
    ['number-kind', 'mini-program', 'mini program', '小程序备案号'],
    ['number-kind', 'quick-app', 'quick app', '快应用备案号'],
    ['approval-basis', 'presumed', 'presumed', '推定'],
    ['filing-status', 'toString', 'toString', 'toString'],
    ['filing-status', '', '', ''],
  ])('%s %s', (enumeration, value, en, zh) => {
    expect(shownValue(enumeration, value, 'en')).toEqual(en);
    expect(shownValue(enumeration, value, 'zh-CN')).toEqual(zh);
  });
});
