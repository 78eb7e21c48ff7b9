/** Whether the browser has a connection. A request that fails for want of one says so earlier than the browser does. */
import { observable } from './observable.ts';

export const online = observable(navigator.onLine);

addEventListener('online', () => online.set(true));
addEventListener('offline', () => online.set(false));
