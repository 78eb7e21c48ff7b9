import { describe, expect, it } from 'vitest';
import type { Members } from '../../console/draft/json.ts';
import { renamed } from '../../console/draft/take-out.ts';

const routed = (domain: string, as: string) => ({ domain, filing: { status: 'filed', number: as } });
const bodyOf = (names: readonly string[], routing: readonly object[]): Members => ({
  websites: [{ domains: [{ name: names[0] }] }, { domains: names.slice(1).map((name) => ({ name })) }],
  routing,
});

/** Types a name over another, sign by sign, as a form tells it. */
function typed(body: Members, place: number, from: string, to: string): Members {
  const path =
    place === 0 ? ['websites', 0, 'domains', 0, 'name'] : ['websites', 1, 'domains', place - 1, 'name'];
  const steps = Array.from({ length: to.length - from.length }, (_, more) =>
    to.slice(0, from.length + more + 1),
  );
  return steps.reduce<Members>((now, name) => renamed(now, path, name), body);
}

describe('a domain that is renamed', () => {
  it('takes its routing along', () => {
    const body = bodyOf(['a.cn', 'b.cn'], [routed('a.cn', 'A'), routed('b.cn', 'B')]);
    expect(typed(body, 1, 'b.cn', 'b.cn.net').routing).toEqual([
      routed('a.cn', 'A'),
      routed('b.cn.net', 'B'),
    ]);
  });

  it('takes no other along whose name it has on the way', () => {
    const body = bodyOf(['shop.com', 'shop'], [routed('shop.com', 'A')]);
    expect(typed(body, 1, 'shop', 'shop.com.cn').routing).toEqual([routed('shop.com', 'A')]);
    const behind = bodyOf(['shop', 'shop.com'], [routed('shop.com', 'B')]);
    expect(typed(behind, 0, 'shop', 'shop.com.cn').routing).toEqual([routed('shop.com', 'B')]);
  });

  it('keeps its own where both have one', () => {
    const body = bodyOf(['shop.com', 'shop'], [routed('shop.com', 'A'), routed('shop', 'B')]);
    expect(typed(body, 1, 'shop', 'shop.com.cn').routing).toEqual([
      routed('shop.com', 'A'),
      routed('shop.com.cn', 'B'),
    ]);
  });
});
