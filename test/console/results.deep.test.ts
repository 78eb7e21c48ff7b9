import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, holdRequest, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import { watchDomain, watchServer } from '../../testing/watched.ts';

inBrowser('the page Results', () => {
  const { lab, open, provokes } = useConsole();
  const subjects = (page: Page) => page.locator('[aria-label=Results] .result-subject').allTextContents();

  async function seed(tenant: string) {
    await watchServer(lab, tenant, 'ecs-1', 200);
    await watchDomain(lab, tenant, 'haitang.cn', 200);
    await watchDomain(lab, tenant, 'qingmu.com', 200);
  }

  it('teaches where nothing was checked yet', async () => {
    const page = await open({ tenant: 'nobody', place: '#/results' });
    await page.getByText('Results will stand here').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('lists what was checked, newest first, and filters by kind and subject, which stand in the address', async () => {
    await seed('list');
    const page = await open({ tenant: 'list', place: '#/results' });
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['qingmu.com', 'haitang.cn', 'ecs-1']);
    await expect.poll(() => page.locator('.result [data-verdict]').count(), PATIENCE).toBe(3);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Kind').selectOption('server-check');
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['ecs-1']);
    await page.getByLabel('Kind').selectOption('domain-check');
    await page.getByLabel('Domain or server ID').fill('haitang.cn');
    await page.keyboard.press('Enter');
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['haitang.cn']);
    await expect.poll(() => page.url(), PATIENCE).toContain('kind=domain-check&subject=haitang.cn');
    await page.getByLabel('Domain or server ID').fill('nothing.cn');
    await page.keyboard.press('Enter');
    await page.getByText('No result matches.').waitFor();
  });

  it('reads on page by page, and leads to the report of one', async () => {
    for (let index = 0; index < 60; index += 1) await watchDomain(lab, 'many', `haitang-${index}.cn`, 200);
    const page = await open({ tenant: 'many', place: '#/results' });
    await page.getByText('Shown: 50').waitFor();
    await page.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Shown: 60').waitFor();
    await page.getByRole('link', { name: 'haitang-59.cn' }).click();
    await page.waitForURL('**/#/report/*');
    await page.locator('[data-verdict]').first().waitFor();
    await page.goBack();
    await page.getByText('Shown: 50').waitFor();
  });

  it('deletes one after a question, and keeps the focus', async () => {
    await seed('delete');
    const page = await open({ tenant: 'delete', place: '#/results' });
    await page.getByRole('button', { name: /^Delete the result of haitang.cn/ }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('button:focus', { hasText: 'Delete' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    await page.getByText('The result was deleted').waitFor();
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['qingmu.com', 'ecs-1']);
    await page.locator('h1:focus').waitFor();
  });

  it('shows at once that one is deleted, and gives it back with the reason where that is refused', async () => {
    provokes(/status of 503/);
    await seed('refused');
    const page = await open({ tenant: 'refused', place: '#/results' });
    const body = JSON.stringify({
      type: 'urn:icp-preflight:problem:table-unavailable',
      detail: 'Try later.',
    });
    const deletion = await holdRequest(page, '**/v1/results/*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
    );
    await page.getByRole('button', { name: /^Delete the result of haitang.cn/ }).click();
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    await deletion.asked;
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['qingmu.com', 'ecs-1']);
    deletion.answer();
    await page.getByText('Not deleted: haitang.cn. Try later.').waitFor();
    await expect.poll(() => subjects(page), PATIENCE).toEqual(['qingmu.com', 'haitang.cn', 'ecs-1']);
  });

  it('says what the rules of today would make of them, when asked', async () => {
    await seed('impact');
    const page = await open({ tenant: 'impact', place: '#/results', language: 'zh-CN' });
    await page.getByRole('button', { name: '开始查看' }).click();
    await page.getByText('已查看 3 条').waitFor();
    await page.getByText('结论都没有变化').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('says which permission is missing', async () => {
    provokes(/status of 403/);
    const page = await open({ tenant: 'acme', scope: 'check', place: '#/results' });
    await page.getByText('It needs the permission “read”').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
