/** The zips for AWS and their template, packaged and unpacked once for all tests that run them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, functionNames } from '../scripts/build.ts';
import { packageInto } from '../scripts/package.ts';

type Resource = { Type: string; Properties: Record<string, unknown> };
type Function = { handler: string; env: Record<string, string> };
/** `routes`: `ANY /v1/servers/{id}` and `$default`, each with the function that it leads to. */
export type PackagedStack = { functions: Map<string, Function>; routes: Map<string, string> };

const STAGE = 'prod';
const TEMPLATE = 'cloudformation-template-update-stack.json';

/** What vitest calls before the first test, and after the last. The tests find the folder in `PACKAGED_STACK`. */
export default async function packagedStack(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-packaged-'));
  await buildFunctions();
  packageInto(folder, STAGE);
  for (const name of functionNames()) {
    mkdirSync(join(folder, name));
    execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, `${name}.zip`), join(folder, name)]);
  }
  process.env.PACKAGED_STACK = folder;
  return () => rmSync(folder, { recursive: true });
}

/** What the template of a packaged stack says. */
export function readPackagedStack(folder: string): PackagedStack {
  const resources: Record<string, Resource> = JSON.parse(
    readFileSync(join(folder, TEMPLATE), 'utf8'),
  ).Resources;
  const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === type);
  const nameOf = (properties: Record<string, unknown> | undefined) =>
    String(properties?.FunctionName).replace(`icp-preflight-${STAGE}-`, '');
  const functions = ofType('AWS::Lambda::Function').map(({ Properties }) => {
    const { Variables: env } = Properties.Environment as { Variables: Record<string, string> };
    return [nameOf(Properties), { handler: String(Properties.Handler), env }] as const;
  });
  const routes = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
    const [, [, { Ref: integration }]] = (
      Properties.Target as { 'Fn::Join': [string, [string, { Ref: string }]] }
    )['Fn::Join'];
    const uri = resources[integration]?.Properties.IntegrationUri as { 'Fn::GetAtt': [string, string] };
    return [String(Properties.RouteKey), nameOf(resources[uri['Fn::GetAtt'][0]]?.Properties)] as const;
  });
  return { functions: new Map(functions), routes: new Map(routes) };
}

/** The function that an HTTP API leads a path to: a route of that path, then one with parts that are left open, then `$default`. */
export function functionAt({ routes }: PackagedStack, path: string): string | undefined {
  const open = [...routes.keys()].find((key) => {
    const [wanted, parts] = [key.replace(/^ANY /, '').split('/'), path.split('/')];
    const fits = (part: string, at: number) =>
      wanted[at]?.startsWith('{') ? part !== '' : part === wanted[at];
    return wanted.length === parts.length && parts.every(fits);
  });
  return routes.get(`ANY ${path}`) ?? routes.get(open ?? '$default');
}
