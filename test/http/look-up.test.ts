import { describe, expect, it } from 'vitest';
import { application, domain, entity, server } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send, refused } = lab;
const NAME = 'haitangjiaju.cn';
type Finding = { rule: string; outcome: string; message: string };
const of = (body: { findings: Finding[] }, rule: string) => body.findings.find((each) => each.rule === rule);

describe('lookUp in a check', () => {
  it('looks missing facts up, judges them, and says where they are from', async () => {
    const without = await send('/v1/domain-checks', { body: { name: NAME, entity } });
    const { status, body } = await send('/v1/domain-checks', { body: { name: NAME, entity, lookUp: true } });
    expect(status).toBe(201);
    expect(without.body.openQuestions.map(({ fact }: { fact: string }) => fact)).toContain(
      'domain.expiresOn',
    );
    expect(body.openQuestions.map(({ fact }: { fact: string }) => fact)).not.toContain('domain.expiresOn');
    expect(of(body, 'domain/registration-valid')?.outcome).toBe('pass');
    expect(of(body, 'domain/registrant-matches-entity')?.outcome).toBe('pass');
    expect(body.request).toMatchObject({ expiresOn: '2027-08-01', found: { expiresOn: '2027-08-01' } });
    expect(body.evidence).toContainEqual(
      expect.objectContaining({
        fact: 'domain.expiresOn',
        source: 'whois',
        address: 'whois.cnnic.cn:43',
        raw: '2027-08-01 20:00:00',
      }),
    );
    expect(body.failures).toEqual([]);
  });

  it('never overwrites what is stated: that is judged, and the difference is told', async () => {
    const { body } = await send('/v1/domain-checks', {
      body: { name: NAME, entity, expiresOn: '2026-11-01', lookUp: true },
    });
    expect(of(body, 'domain/registration-valid')?.outcome).toBe('fail');
    const told = of(body, 'domain/facts-agree-with-registry');
    expect(told?.outcome).toBe('fail');
    expect(told?.message).toContain('2026-11-01');
    expect(told?.message).toContain('2027-08-01');
  });

  it('leaves unknown what could not be looked up, and says why', async () => {
    const { body } = await send('/v1/domain-checks', {
      body: { name: 'unknown-to-all.cn', entity, lookUp: true },
    });
    expect(body.verdict).toBe('undecided');
    expect(body.failures).toMatchObject([
      { source: 'registration', reason: 'timeout' },
      { source: 'dns', reason: 'timeout' },
    ]);
  });

  it('is stored with its evidence, and judged again without a registry', async () => {
    const { body } = await send('/v1/domain-checks', { body: { name: NAME, entity, lookUp: true } });
    const asked = lab.world.lookUps.asked.length;
    expect((await send(`/v1/results/${body.id}`)).body.evidence).toEqual(body.evidence);
    const replay = await send(`/v1/results/${body.id}/replay`);
    expect(replay.body).toMatchObject({ identical: true });
    expect(lab.world.lookUps.asked).toHaveLength(asked);
  });

  it('asks DNS for a routing, and registration, DNS and page for an application', async () => {
    const routing = { domain: NAME, filing: { status: 'none' } };
    const advice = await send('/v1/routing-advice', {
      body: { ...routing, servers: [server], lookUp: true },
    });
    expect(advice.body.request.dns).toEqual([{ type: 'A', value: '203.0.113.9' }]);
    const [website] = application.websites;
    const body = {
      ...application,
      websites: [{ ...website, domains: [{ name: NAME }] }],
      routing: [routing],
      lookUp: true,
    };
    const whole = await send('/v1/assessments', { body });
    expect(whole.body.request.websites[0]).toMatchObject({
      domains: [{ expiresOn: '2027-08-01' }],
      page: { form: 'content' },
    });
    expect(whole.body.request.websites[0].footerHtml).toContain('粤ICP备12345678号-1');
    expect(of(whole.body, 'website/home-page-shows-site')?.outcome).toBe('pass');
  });

  it('takes at most twenty domains, and none where look-ups are off', async () => {
    const [website] = application.websites;
    const websites = Array.from({ length: 21 }, (_, at) => ({
      ...website,
      name: `海棠家居${at}`,
      domains: [{ name: `haitang-${at}.cn` }],
    }));
    const { body } = await refused('/v1/assessments', { body: { ...application, websites, lookUp: true } }, [
      422,
      'invalid-request',
    ]);
    expect(body.errors).toMatchObject([{ pointer: '#/lookUp' }]);
    lab.world.lookUps.mode = 'off';
    await refused('/v1/domain-checks', { body: { ...domain, lookUp: true } }, [422, 'lookups-off']);
    lab.world.lookUps.mode = 'asked';
  });

  it('is tracked with what was found', async () => {
    await send('/v1/domain-checks', { body: { name: NAME, entity, lookUp: true }, tenant: 'tracking' });
    const { body } = await send(`/v1/domains/${NAME}`, { tenant: 'tracking' });
    expect(body.facts).toMatchObject({ expiresOn: '2027-08-01', found: { expiresOn: '2027-08-01' } });
    expect(body.expiresOn).toBe('2027-08-01');
  });
});
