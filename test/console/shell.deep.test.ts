import { expect, it } from 'vitest';
import { axeFaults, fits, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';

const KEYS = {
  a: 'application',
  r: 'portfolio',
  c: 'codes',
  f: 'filings',
  l: 'results',
  u: 'rules',
  s: 'settings',
};

inBrowser('the frame of the console', () => {
  const { lab, open, newContext } = useConsole();

  it('takes the token out of the address at once, and keeps it nowhere', async () => {
    const page = await open({ tenant: 'haitang' });
    await page.locator('.account summary', { hasText: 'haitang' }).waitFor();
    await expect.poll(() => page.url(), PATIENCE).toBe(`${lab.gateway.address}/console/`);
    const kept = await page.evaluate(
      'JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie })',
    );
    expect(kept).not.toMatch(/eyJ/);
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain('token');
  });

  it('has one h1 on each page, which takes the focus, and names the tab by it', async () => {
    const context = await newContext();
    // The two keys belong together for a moment, which is over soon where cores are busy.
    await context.clock.setFixedTime(lab.world.clock.now);
    const page = await open({ place: '#/settings', context });
    for (const [key, name] of Object.entries(KEYS)) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL(`**/#/${name}`);
      await page.locator(`nav [aria-current=page][href="#/${name}"]`).waitFor();
      await expect.poll(() => page.locator('[aria-busy=true]').count(), PATIENCE).toBe(0);
      const heading = page.locator('h1:focus');
      const tab = async () => [await page.locator('h1').count(), await page.title()];
      await expect.poll(tab, PATIENCE).toEqual([1, `${await heading.textContent()} · ICP pre-flight`]);
    }
  });

  it('shows its keys at `?`, goes where they say, and is silent while somebody types', async () => {
    const page = await open({ place: '#/rules' });
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toContain('#/rules');
    await page.keyboard.press('n');
    await page.waitForURL('**/#/application');
  });

  it('lets its keys be switched off', async () => {
    const page = await open({ place: '#/rules' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await page.locator('nav a[href="#/results"]').click();
    await page.waitForURL('**/#/results');
  });

  it('speaks the language of the browser until another is chosen, and keeps the choice', async () => {
    const page = await open({ language: 'zh-CN' });
    await page.getByRole('link', { name: '备案进度' }).waitFor();
    await page.locator('html[lang=zh-CN]').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Filings' }).waitFor();
    await page.locator('html[lang=en]').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Filings' }).waitFor();
  });

  it('is light or dark as the system, and as it is chosen', async () => {
    const page = await open({ dark: true });
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const dark = await ground();
    await page.getByRole('combobox').first().selectOption('light');
    await page.locator('html[data-theme=light]').waitFor({ state: 'attached' });
    await expect.poll(ground, PATIENCE).not.toBe(dark);
  });

  it('asks who is there before it shows what belongs to a tenant, and takes a token that is pasted', async () => {
    const page = await open({ scope: null, place: '#/portfolio' });
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    const token = page.getByLabel('Token');
    await token.fill('no token');
    await page.getByRole('button', { name: 'Sign in with a token' }).click();
    await page.getByText('This is no token.').waitFor();
    await token.fill(await lab.world.token({ tenant: 'qingmu', scope: 'read' }));
    await token.press('Enter');
    await page.locator('.account summary', { hasText: 'qingmu' }).waitFor();
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
  });

  it('says that there is no such page, and shows the way back', async () => {
    const page = await open({ place: '#/nowhere/at/all' });
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'To the application' }).click();
    await page.waitForURL('**/#/application');
  });

  it('says that the connection is gone, and when it is back', async () => {
    const context = await newContext();
    const page = await open({ context });
    await context.setOffline(true);
    await page.getByText('No connection.').waitFor();
    await context.setOffline(false);
    await page.getByText('No connection.').waitFor({ state: 'detached' });
  });

  it.each([
    ['en', false, 360],
    ['zh-CN', true, 1366],
  ] as const)('has nothing that axe finds: %s, dark %s, %i px', async (language, dark, width) => {
    const page = await open({ language, dark, width, scope: null, place: '#/portfolio' });
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.evaluate(`location.hash = '#/nowhere'`);
    await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
    await page.locator('.account summary').click();
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
  });
});
