/** Servers in a plan or a state of Terraform that are not read: of other clouds, of other services, and those that are only looked at. */
import type { Resource, Resources } from './terraform-resources.ts';

/** What providers call a server, behind their own name: of Huawei Cloud and those that are built as it is, of other clouds, of makers of virtual machines. */
const NAMES: ReadonlySet<string> = new Set([
  ...['compute_instance', 'bms_instance', 'bms_server', 'hecs_instance', 'flexus_instance'],
  ...['cce_node', 'cce_node_pool', 'cce_node_attach'],
  ...['instance', 'server', 'vm', 'ecs', 'ecs_instance', 'vm_instance', 'core_instance', 'is_instance'],
  ...['bcc', 'bcc_instance', 'bbc_instance', 'ebm', 'ebm_instance', 'cloud_server', 'dedicated_server'],
  ...['lighthouse_instance', 'lightsail_instance', 'simple_application_server_instance', 'instance_server'],
  ...['droplet', 'virtual_machine', 'linux_virtual_machine', 'windows_virtual_machine', 'vm_qemu'],
]);

/** Their addresses, without those of types that are read. */
export function otherServers(
  { resources, data }: Resources,
  isRead: (resource: Resource) => boolean,
): string[] {
  const managed = resources.filter((each) => !isRead(each));
  return [...managed, ...data].filter(({ type }) => isServer(type)).map(({ address }) => address);
}

/** Data sources are of one server, or of all that fit. */
function isServer(type: string): boolean {
  const name = type.slice(type.indexOf('_') + 1);
  return NAMES.has(name) || (name.endsWith('s') && NAMES.has(name.slice(0, -1)));
}
