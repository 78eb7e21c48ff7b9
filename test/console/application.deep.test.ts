import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, fits, holdRequest, inBrowser, PATIENCE, useConsole } from '../../testing/browser.ts';
import { xlsxOf } from '../../testing/xlsx.ts';

const NOT_READY = readFileSync('examples/not-ready.json', 'utf8');
const READY = readFileSync('examples/ready.json', 'utf8');

/** Gives a text to the box, as a person who types it and presses Ctrl+Enter. */
async function give(page: Page, text: string): Promise<void> {
  const box = page.locator('textarea').first();
  await box.fill(text);
  await box.press('Control+Enter');
}

async function verdictIs(page: Page, verdict: string): Promise<void> {
  await page.locator(`aside [data-verdict=${verdict}]`).waitFor();
}

async function holds(field: Locator, value: string): Promise<void> {
  await expect.poll(() => field.inputValue(), PATIENCE).toBe(value);
}

/** The rules that the form shows as failed. */
async function failed(page: Page): Promise<string[]> {
  const rules = await page
    .locator('[data-outcome=fail]')
    .evaluateAll((found) => found.map((each) => each.getAttribute('data-rule') ?? ''));
  return [...new Set(rules)].sort();
}

inBrowser('the page Application', () => {
  const { lab, open, newContext, provokes } = useConsole();

  it('takes domains that are pasted, looks them up, and says where each fact is from', async () => {
    const page = await open();
    await page.evaluate(`navigator.clipboard.writeText('haitangjiaju.cn\\nhaitang-new.top')`);
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Control+V');
    await verdictIs(page, 'undecided');
    // What is asked blocks nothing yet, and what is missing says of which website.
    const domain = page.locator('.part summary', { hasText: 'haitang-new.top' }).last();
    await expect.poll(() => domain.textContent(), PATIENCE).toContain('Undecided');
    await expect.poll(() => domain.locator('.sign-open').count(), PATIENCE).toBe(1);
    const blanks = page.locator('aside .links', { hasText: 'To fill in' });
    await blanks.getByText('haitang-new.top').waitFor();
    await page.getByRole('button', { name: 'Look up registrations' }).press('Enter');
    const holder = page.getByLabel('Holder').first();
    await expect.poll(() => holder.inputValue(), PATIENCE).toBe('海棠家具（深圳）有限公司');
    await expect.poll(() => page.getByLabel('Expires on').first().inputValue(), PATIENCE).toBe('2027-08-01');
    await page
      .locator('.source', { hasText: /^From .+, (?:this minute|(?:in )?\d minutes?(?: ago)?)$/ })
      .first()
      .waitFor();
    await holder.fill('青木网络科技有限公司');
    await page.getByText('says: 海棠家具（深圳）有限公司').waitFor();
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect.poll(() => holder.inputValue(), PATIENCE).toBe('海棠家具（深圳）有限公司');
  });

  it('judges as one types, with each finding beside the field that mends it', async () => {
    const page = await open();
    await give(page, NOT_READY);
    await verdictIs(page, 'not-ready');
    const term = page.locator('[data-rule="server/term-long-enough"]');
    await term.waitFor();
    const field = page.locator('.fact', { has: page.getByLabel('Subscribed until') });
    await expect.poll(() => field.locator('[data-rule="server/term-long-enough"]').count(), PATIENCE).toBe(1);
    await field.locator('input').fill('2027-03-01');
    await term.waitFor({ state: 'detached' });
    await field.locator('input').fill('next spring');
    await field.locator('.field-error').waitFor();
    await field.locator('input[aria-invalid=true]').waitFor();
  });

  it('leads from the verdict to the field, and answers a question by keyboard', async () => {
    const page = await open();
    await give(page, NOT_READY);
    await verdictIs(page, 'not-ready');
    const question = page.locator('aside').getByRole('button', { name: 'Who is the registrant' });
    await question.focus();
    await page.keyboard.press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('王海棠');
    await question.waitFor({ state: 'detached' });
    const realName = page.locator('aside').getByRole('button', { name: 'Is the real-name authentication' });
    await realName.press('Enter');
    await page.locator('fieldset:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await realName.waitFor({ state: 'detached' });
  });

  it('finds what the service finds, of every example', async () => {
    for (const file of ['examples/ready.json', 'examples/not-ready.json']) {
      const { asOf: _, ...body } = JSON.parse(readFileSync(file, 'utf8'));
      const answer = await lab.send('/v1/assessments', { body: { ...body, track: false } });
      const page = await open();
      await give(page, JSON.stringify(body));
      await verdictIs(page, answer.body.verdict);
      await page.getByRole('link', { name: 'Report' }).click();
      await page.locator('.report').waitFor();
      for (const outcome of ['pass', 'fail'])
        await expect
          .poll(() => page.locator(`.report [data-outcome=${outcome}]`).count(), {
            ...PATIENCE,
            message: `${file} ${outcome}`,
          })
          .toBe(
            answer.body.findings.filter((finding: { outcome: string }) => finding.outcome === outcome).length,
          );
    }
  });

  it('loses nothing by reload, language, back or a lost connection, and keeps no code on the device', async () => {
    const context = await newContext({ locale: 'en' });
    const page = await open({ context });
    await give(page, READY);
    await verdictIs(page, 'ready');
    await page.getByLabel('Legal name').fill('海棠家具（广州）有限公司');
    await page.getByLabel('Certificate number').fill('91440300MA5DQQ0T0X');
    await page.getByRole('button', { name: 'Use an authorization code' }).click();
    await page.getByLabel('Authorization code').fill('KQ7X-HHHH-JJJJ-KKKK');
    await page.getByText(/Kept on this device at/).waitFor();
    const kept = String(await page.evaluate('JSON.stringify(localStorage)'));
    expect(kept).toContain('海棠家具（广州）有限公司');
    expect(kept).not.toMatch(/KQ7X|91440300MA5DQQ0T0X/);
    await page.locator('nav a[href="#/rules"]').click();
    await page.locator('h1', { hasText: 'Rules' }).waitFor();
    await page.goBack();
    await holds(page.getByLabel('Authorization code'), 'KQ7X-HHHH-JJJJ-KKKK');
    await page.getByRole('button', { name: '中文' }).click();
    const name = page.getByLabel('主体名称');
    await holds(name, '海棠家具（广州）有限公司');
    await page.reload();
    await holds(name, '海棠家具（广州）有限公司');
    await holds(page.getByLabel('证件号码'), '91440300MA5DQQ0T0X');
    await verdictIs(page, 'not-ready');
    await context.setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await name.fill('海棠家具（深圳）有限公司');
    await page
      .locator('[data-rule="domain/registrant-matches-entity"][data-outcome=fail]')
      .first()
      .waitFor({ state: 'detached' });
    await context.setOffline(false);
  });

  it('keeps no code and no number of a certificate on the device, wherever a file has them', async () => {
    const page = await open();
    const certificate = { kind: 'business-licence', number: '91440300MA5DQQ0T0X' };
    const { entity, ...others } = JSON.parse(READY);
    const routing = [
      { domain: 'haitangjiaju.cn', filing: { status: 'none' }, authorizationCodes: [{ code: 'KQ7X-HHHH' }] },
    ];
    const account = { id: 'a', filedEntity: { name: '青木', kind: 'enterprise', certificate } };
    await give(page, JSON.stringify({ ...others, entity: { ...entity, certificate }, routing, account }));
    await page.getByText(/Kept on this device at/).waitFor();
    await holds(page.getByLabel('Certificate number'), certificate.number);
    const kept = String(await page.evaluate('JSON.stringify(localStorage)'));
    expect(kept).toContain('青木');
    expect(kept).not.toMatch(/KQ7X|91440300MA5DQQ0T0X/);
  });

  it('keeps what is in the box while one looks at another page, and says why a file was not read', async () => {
    const page = await open();
    const box = page.locator('textarea').first();
    await box.fill('haitang.cn\nqing');
    await page.locator('nav a[href="#/rules"]').click();
    await page.locator('h1', { hasText: 'Rules' }).waitFor();
    await page.goBack();
    await holds(box, 'haitang.cn\nqing');
    const drop = async (file: string) => {
      const dataTransfer = await page.evaluateHandle(
        `(() => { const data = new DataTransfer(); data.items.add(${file}); return data; })()`,
      );
      await page.locator('.start-box').dispatchEvent('drop', { dataTransfer });
    };
    await drop(`new File([new Uint8Array(21 * 1024 * 1024)], 'large.xlsx')`);
    await page.getByText('The file is too large: it is read up to 20 MB').waitFor();
    await page.evaluate(`File.prototype.arrayBuffer = () => Promise.reject(new Error('a folder'))`);
    await drop(`new File(['haitang.cn'], 'folder')`);
    await page.getByText('The file could not be opened').waitFor();
    await holds(box, 'haitang.cn\nqing');
  });

  it('takes an XLSX file that is dropped on the box, and says why it does not take a broken one', async () => {
    const page = await open();
    const drop = async (bytes: Buffer) => {
      const dataTransfer = await page.evaluateHandle(`(() => {
        const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (each) => each.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], '网站清单.xlsx'));
        return data;
      })()`);
      await page.locator('.start-box').dispatchEvent('drop', { dataTransfer });
    };
    const whole = await xlsxOf([
      ['域名', '网站名称', '持有者', '到期日'],
      ['haitangjiaju.cn', '海棠家居', '海棠家具（深圳）有限公司', { date: 46_600 }],
      ['没有域名', '松鹤印刷', '', ''],
    ]);
    await drop(whole.subarray(0, whole.length / 2));
    await page.getByText('The XLSX file cannot be read').waitFor();
    await drop(whole);
    await page.getByText('Read as a sheet').waitFor();
    await page.getByLabel('Name of the website').first().waitFor();
    const typed = (label: string) => page.getByLabel(label, { exact: true }).first();
    await holds(typed('Domain'), 'haitangjiaju.cn');
    await holds(typed('Name of the website'), '海棠家居');
    await holds(typed('Holder'), '海棠家具（深圳）有限公司');
    await holds(typed('Expires on'), '2027-08-01');
    await page
      .locator('.fact', { hasText: 'Holder' })
      .first()
      .getByText(/网站清单\.xlsx/)
      .waitFor();
  });

  it('folds what is read of a long list, and leads to each part from what they have in common', async () => {
    const page = await open();
    await give(page, Array.from({ length: 12 }, (_, index) => `haitang-${index}.cn`).join('\n'));
    await verdictIs(page, 'undecided');
    await page.locator('.part .part').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.part[open] .part').count(), PATIENCE).toBe(0);
    const holders = page.locator('aside details', { hasText: 'Who is the registrant' }).last();
    await holders.getByText('(12)').click();
    await holders.getByRole('button', { name: 'haitang-7.cn' }).press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('王海棠');
    await holders.getByText('(11)').waitFor();
    const open7 = page.locator('.part[open]', { hasText: 'haitang-7.cn' }).first();
    await holds(open7.getByLabel('Holder'), '王海棠');
  });

  it('says how it reads what is spelled in another way, and asks in words of the form', async () => {
    const page = await open();
    const { servers } = JSON.parse(READY);
    await give(page, JSON.stringify({ ...servers[0], subscription: undefined, eip: undefined }));
    await page.locator('.fact-asked', { hasText: 'Which EIP is bound to the server?' }).waitFor();
    await page.getByLabel('Subscribed from').fill('2026年9月1日');
    await page.getByLabel('Subscribed until').fill('2027/9/1');
    await page.locator('.fact', { hasText: 'Subscribed until' }).getByText('Read as 2027-09-01').waitFor();
    await page.locator('aside').getByRole('button', { name: 'Domains' }).press('Enter');
    await page.locator('button:focus', { hasText: 'Add a website' }).waitFor();
  });

  it('tells where to point a domain as soon as it is known how its filing stands', async () => {
    const page = await open();
    const { servers } = JSON.parse(READY);
    await give(page, JSON.stringify({ domain: 'haitangjiaju.cn', filing: { status: 'none' }, servers }));
    await page.getByRole('heading', { name: 'Where to point haitangjiaju.cn' }).waitFor();
    await page.getByLabel('Filing', { exact: true }).selectOption('filed');
    await page.getByLabel('Filing number').fill('粤公网安备 44030502000001号');
    const number = page.locator('.part [data-rule="routing/filing-number-well-formed"][data-outcome=fail]');
    await number.waitFor();
    await page.locator('aside .links').getByText('haitangjiaju.cn').first().waitFor();
    await page.getByLabel('Filing number').fill('粤ICP备12345678号-1');
    await number.waitFor({ state: 'detached' });
  });

  it('says what no field shows that cannot be read', async () => {
    const page = await open();
    await give(page, JSON.stringify({ ...JSON.parse(READY), routing: [{ domain: 'haitangjiaju.cn' }] }));
    await page.locator('aside').getByText('routing/0/filing').waitFor();
  });

  it('is the same in two tabs, but for codes, which stay where they were typed', async () => {
    const context = await newContext({ locale: 'en' });
    const first = await open({ context });
    await give(first, READY);
    await verdictIs(first, 'ready');
    await first.getByRole('button', { name: 'Use an authorization code' }).click();
    await first.getByLabel('Authorization code').fill('KQ7X-HHHH-JJJJ-KKKK');
    const second = await open({ context });
    await second.getByLabel('Legal name').fill('青木网络科技有限公司');
    await holds(first.getByLabel('Legal name'), '青木网络科技有限公司');
    await holds(first.getByLabel('Authorization code'), 'KQ7X-HHHH-JJJJ-KKKK');
    expect(await second.getByLabel('Authorization code').count()).toBe(0);
  });

  it('begins anew, and gives back what was there', async () => {
    const page = await open();
    await give(page, READY);
    await verdictIs(page, 'ready');
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.getByText('The application was cleared').waitFor();
    await page.locator('aside').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await verdictIs(page, 'ready');
    await page.getByRole('button', { name: 'Remove ecs-shop-1' }).click();
    await verdictIs(page, 'not-ready');
    await page.getByLabel('Legal name').fill('海棠家具（广州）有限公司');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove ecs-shop-1' }).waitFor();
    await holds(page.getByLabel('Legal name'), '海棠家具（广州）有限公司');
  });

  it('is filled in by hand, from nothing to a verdict on the whole', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Fill in by hand' }).click();
    await page.getByText('So far only domains and servers are judged').waitFor();
    await page.locator('aside').getByRole('button', { name: 'Legal name' }).click();
    await page.getByLabel('Legal name').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('海棠家具（深圳）有限公司');
    await page.getByLabel('Kind').selectOption('enterprise');
    await page.getByLabel('Name of the website').fill('海棠家居');
    await page.getByLabel('Domain', { exact: true }).fill('haitangjiaju.cn');
    await page.locator('[data-rule="verification/available"]').first().waitFor();
    await page.getByRole('button', { name: 'Add a server' }).click();
    await page.getByLabel('Product').selectOption('ecs');
    await page.getByLabel('Region').selectOption('cn-south-1');
    await page.getByText('When does the subscription start').first().waitFor();
    expect(await failed(page)).toEqual([]);
  });

  it('offers a tenant without scopes what needs none, and says what it may not do', async () => {
    provokes(/status of 403/);
    const page = await open({ scope: '' });
    await give(page, READY);
    await verdictIs(page, 'ready');
    await page.locator('button:disabled', { hasText: 'Save the result' }).waitFor();
    await page.getByRole('button', { name: 'Look up registrations' }).click();
    await page.getByText('Not found out for').first().waitFor();
  });

  it('saves the result once, and shows it at an address of its own', async () => {
    const page = await open({ tenant: 'saver' });
    await give(page, READY);
    await verdictIs(page, 'ready');
    await page.getByRole('button', { name: 'Save the result' }).click();
    await page.waitForURL(/#\/report\/\w{26}$/);
    await page.locator('.report [data-verdict=ready]').waitFor();
    const list = await lab.send('/v1/results?kind=assessment', { tenant: 'saver' });
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([page.url().split('/').at(-1)]);
  });

  it('keeps what was typed when the session ends, and takes up another', async () => {
    provokes(/status of 401/);
    const page = await open();
    await give(page, READY);
    await verdictIs(page, 'ready');
    lab.world.clock.now += 2 * 3_600_000;
    await page.getByRole('button', { name: 'Look up registrations' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Your sign-in has expired').waitFor();
    await dialog.getByLabel('Token').fill(await lab.world.token({ tenant: 'acme', scope: 'read check' }));
    await dialog.getByLabel('Token').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await verdictIs(page, 'ready');
  });

  it('leaves whoever signed in meanwhile signed in when a request of the session before is refused', async () => {
    const page = await open();
    await give(page, READY);
    await verdictIs(page, 'ready');
    provokes(/status of 401/);
    const lookUp = await holdRequest(page, '**/v1/domain-lookups', (route) => route.fulfill({ status: 401 }));
    await page.getByRole('button', { name: 'Look up registrations' }).click();
    await lookUp.asked;
    const token = await lab.world.token({ tenant: 'next', scope: 'check' });
    await page.evaluate(`location.hash = '#token=${token}'`);
    await page.locator('.account summary', { hasText: 'next' }).waitFor();
    lookUp.answer();
    await page.getByText('Not found out for').first().waitFor();
    expect(await page.locator('.account summary').textContent()).toBe('next');
  });

  it.each([
    ['en', false, 360],
    ['zh-CN', true, 1366],
  ] as const)('has nothing that axe finds: %s, dark %s, %i px', async (language, dark, width) => {
    const page = await open({ language, dark, width });
    await page.locator('textarea').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await give(page, NOT_READY);
    await verdictIs(page, 'not-ready');
    const folded = page.locator('main button[aria-expanded=false]');
    const unfold = () =>
      folded.evaluateAll((all: HTMLElement[]) => {
        for (const each of all) each.click();
        return all.length;
      });
    await expect.poll(unfold, PATIENCE).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await fits(page);
  });
});
