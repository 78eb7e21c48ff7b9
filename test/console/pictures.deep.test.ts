/** The pictures of the documents: `PICTURES=1 npx vitest run --config vitest.deep.config.ts --project deep test/console/pictures` takes them anew. */
import { readFileSync, statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addDays, dayAt } from '../../lib/calendar.ts';
import { inBrowser, type Opened, PATIENCE, useConsole } from '../../testing/browser.ts';
import { issuedCode, made, redeemed, watchDomain, watchServer } from '../../testing/watched.ts';

const NOT_READY = readFileSync('examples/not-ready.json', 'utf8');
/** A document with ten of them is still read on a slow line. */
const MOST_BYTES = 150_000;

const IS_WANTED = process.env.PICTURES === '1';

function takePictures(): void {
  const { lab, open } = useConsole();
  const ago = (days: number) => addDays(dayAt(lab.world.clock.now), -days);

  /** What an agency has after a while. */
  async function seed(): Promise<void> {
    const ends = {
      'ecs-shop-1': 12,
      'ecs-shop-2': 25,
      'ecs-office': 61,
      'flexus-blog': 118,
      'ecs-archive': -3,
    };
    for (const [id, days] of Object.entries(ends)) await watchServer(lab, 'demo', id, days);
    const domains = { 'haitangjiaju.cn': 19, 'qingmu-design.com': 74, 'songhe-print.cn': 210 };
    for (const [name, days] of Object.entries(domains)) await watchDomain(lab, 'demo', name, days);
    for (const domain of ['haitangjiaju.cn', 'qingmu-design.com']) {
      const { code } = await issuedCode(lab, 'demo', 'ecs-shop-2');
      await redeemed(lab, 'demo', code, domain);
    }
    await issuedCode(lab, 'demo', 'ecs-office', { grantedTo: 'qingmu' });
    const put = (domain: string, body: object) =>
      made(lab, 'demo', `/v1/filings/${domain}/state`, body, 'PUT');
    await put('haitangjiaju.cn', { state: 'filed', adopt: true, since: ago(10) });
    await put('qingmu-design.com', { state: 'at-authority', adopt: true, since: ago(3) });
    await put('songhe-print.cn', { state: 'awaiting-first-review', adopt: true });
    await put('yunmo-paper.cn', { state: 'to-complete' });
    const { asOf: _, ...body } = JSON.parse(NOT_READY);
    await made(lab, 'demo', '/v1/assessments', { ...body, track: false });
  }

  async function take(name: string, opened: Opened, ready: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await open({ tenant: 'demo', width: 1200, height: 700, ...opened });
    await ready(page);
    await expect.poll(() => page.locator('[aria-busy=true]').count(), PATIENCE).toBe(0);
    const path = `docs/pictures/${name}.png`;
    await page.screenshot({ path });
    expect(statSync(path).size, path).toBeLessThan(MOST_BYTES);
    await page.context().close();
  }

  /** What is pasted, and judged. */
  async function prepare(page: Page): Promise<void> {
    const { asOf: _, ...body } = JSON.parse(NOT_READY);
    await page.locator('textarea').first().fill(JSON.stringify(body));
    await page.locator('textarea').first().press('Control+Enter');
    await page.locator('aside [data-verdict=not-ready]').waitFor();
  }

  async function report(page: Page): Promise<void> {
    await prepare(page);
    await page.locator('aside a.primary').click();
    await page.locator('.report').waitFor();
  }

  it('are taken of each page', async () => {
    await seed();
    const there = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
    await take('application.zh-CN', { language: 'zh-CN' }, prepare);
    for (const [name, language] of [
      ['report', 'en'],
      ['report.zh-CN', 'zh-CN'],
    ] as const)
      await take(name, { language }, report);
    await take('resources', { place: '#/portfolio' }, there('.line'));
    await take('codes', { place: '#/codes' }, there('[data-status=redeemed]'));
    await take('filings', { place: '#/filings' }, there('.filing-card'));
    await take('results', { place: '#/results' }, there('.result'));
    await take('rules', { place: '#/rules' }, there('[data-rule]'));
    await take('settings', { place: '#/settings' }, there('main .scopes'));
    await take('api', {}, async (page) => {
      await page.goto(`${lab.gateway.address}/v1/docs`);
      await page.locator('h1').waitFor();
    });
  });
}

if (IS_WANTED) inBrowser('the pictures of the documents', takePictures);
else it('the pictures of the documents', ({ skip }) => skip('they are taken anew with PICTURES=1 alone'));
